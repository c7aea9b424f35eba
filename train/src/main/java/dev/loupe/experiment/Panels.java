package dev.loupe.experiment;

import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.Detector;
import dev.loupe.evaluation.CloserLook;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.report.Section;
import dev.loupe.report.Section.Gallery;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Tone;
import dev.loupe.report.Triptych;
import dev.loupe.report.TriptychDrawing;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Defective test pictures with mask and map. Which ones depends on the data set alone, so that
 * those of several methods can be laid side by side: each kind of defect in turn, in the order of
 * the names.
 *
 * @param results of all cells
 */
record Panels(Results results) {

  /** The pictures that every cell keeps. */
  static List<Triptych> of(Dataset dataset, Evaluator evaluator, Detector detector) {
    TriptychDrawing drawing =
        new TriptychDrawing(detector.manifest().thresholds(), detector::restored);
    List<Triptych> panels = new ArrayList<>();
    for (Sample sample : chosen(dataset)) {
      CloserLook look = evaluator.closerLook(sample.id());
      boolean caught = look.examination().inspection().verdict() == Verdict.NG;
      drawing
          .of(look.examination(), look.truth(), sample.defectType(), caught ? Tone.GOOD : Tone.BAD)
          .ifPresent(panels::add);
    }
    return panels;
  }

  private static List<Sample> chosen(Dataset dataset) {
    Map<String, List<Sample>> byType = new LinkedHashMap<>();
    for (Sample sample : dataset.test()) {
      if (sample.defective()) {
        byType.computeIfAbsent(sample.defectType(), type -> new ArrayList<>()).add(sample);
      }
    }
    List<Sample> chosen = new ArrayList<>();
    for (int turn = 0; chosen.size() < PanelsView.MOST && turn < dataset.test().size(); turn++) {
      for (List<Sample> type : byType.values()) {
        if (turn < type.size() && chosen.size() < PanelsView.MOST) {
          chosen.add(type.get(turn));
        }
      }
    }
    return chosen;
  }

  /** A gallery for each data set: each picture as every method sees it. */
  List<Section> sections(PanelsView view) {
    List<Section> sections = new ArrayList<>();
    for (String dataset : results.measuredDatasets()) {
      String title = view.title().orElse("Pictures, masks and maps") + ": " + dataset;
      Heading heading =
          new Heading(
              "panels-" + (sections.size() + 1),
              title,
              "Each picture as every method sees it, after its first seed: the picture, what is"
                  + " marked, what it should look like (where the method says so), what was found."
                  + " Colours begin and end at each detector\u2019s own thresholds.");
      sections.add(
          new Gallery(heading, cards(dataset, view.pictures().orElse(2)), "No picture was kept."));
    }
    return sections;
  }

  private List<Triptych> cards(String dataset, int pictures) {
    List<List<Triptych>> byMethod = new ArrayList<>();
    for (Cell.Row row : results.rows(dataset)) {
      results.firstFolder(row).map(folder -> named(folder, row)).ifPresent(byMethod::add);
    }
    List<Triptych> cards = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      for (List<Triptych> panels : byMethod) {
        if (i < panels.size()) {
          cards.add(panels.get(i));
        }
      }
    }
    return cards;
  }

  private static List<Triptych> named(CellFolder folder, Cell.Row row) {
    return folder.panels().stream()
        .map(panel -> panel.called(MetricTables.name(row) + ": " + panel.defectType()))
        .toList();
  }
}
