package dev.loupe.report;

import dev.loupe.Progress;
import dev.loupe.detector.Manifest;
import dev.loupe.evaluation.CloserLook;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.image.Picture;
import dev.loupe.metric.ConfusionCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The report of an evaluation, for a quality engineer: what would have happened on the line, the
 * pictures that went wrong first, curves, tables, protocol and provenance.
 *
 * <pre>{@code
 * Evaluation evaluation = evaluator.evaluate(progress);
 * EvaluationReport.of(
 *         evaluation,
 *         detector.manifest(),
 *         evaluator::closerLook,
 *         detector::restored,
 *         clock.instant(),
 *         progress)
 *     .write(Path.of("report.html"));
 * }</pre>
 *
 * <p>Cost: up to 60 pictures are judged again to be drawn. The file has at most about 6 MB.
 *
 * @param model what the report says
 */
public record EvaluationReport(ReportModel model) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Puts an evaluation into words and pictures.
   *
   * @param evaluation the figures
   * @param manifest of the detector that was measured
   * @param closerLook judges the picture with this id again, pixels and all
   * @param restoring the picture as the detector thinks that it should be, where it says so
   * @param written when, for the foot of the page
   * @param progress hears of each picture drawn
   */
  public static EvaluationReport of(
      Evaluation evaluation,
      Manifest manifest,
      Function<String, CloserLook> closerLook,
      Function<Picture, Optional<Picture>> restoring,
      Instant written,
      Progress progress) {
    EvaluationGalleries galleries = new EvaluationGalleries(evaluation, closerLook, restoring);
    List<Section> sections = new ArrayList<>(List.of(EvaluationFigures.of(evaluation)));
    sections.addAll(galleries.sections(progress));
    sections.add(EvaluationCharts.of(evaluation));
    sections.add(EvaluationTables.decisions(evaluation));
    evaluation.groups().map(EvaluationGroups::of).ifPresent(sections::addAll);
    sections.add(EvaluationTables.more(evaluation));
    sections.add(EvaluationFacts.of(evaluation, manifest, galleries.inspectedShare()));
    sections.add(EvaluationTables.leftOut(evaluation.leftOut()));
    return new EvaluationReport(
        new ReportModel(
            "Loupe \u00b7 evaluation",
            evaluation.plan().method() + " on " + evaluation.plan().dataset().name(),
            List.of(story(evaluation), measured(evaluation)),
            EvaluationNotices.of(evaluation),
            sections,
            footer(evaluation.setup().softwareVersion(), written)));
  }

  /**
   * Writes the page beside its place and moves it there.
   *
   * @throws dev.loupe.LoupeException when it cannot be written
   */
  public void write(Path file) {
    ReportFile.write(model, file);
  }

  /** Who made a report, and when. */
  static String footer(String version, Instant written) {
    return "Written by Loupe " + version + " on " + MINUTE.format(written) + ".";
  }

  private static String story(Evaluation evaluation) {
    ConfusionCounts counts = evaluation.image().counts();
    String caught =
        "catches "
            + Numbers.count(counts.caught())
            + " of "
            + Numbers.counted(counts.defective(), "defective part", "defective parts");
    String called =
        "calls "
            + Numbers.count(counts.falseCalls())
            + " of "
            + Numbers.counted(counts.good(), "good part", "good parts")
            + " NG";
    if (counts.total() == 0) {
      return "Not one picture could be measured.";
    } else if (counts.defective() == 0) {
      return "At its own threshold it " + called + ".";
    }
    return "At its own threshold it "
        + caught
        + (counts.good() == 0 ? "." : " and " + called + ".");
  }

  private static String measured(Evaluation evaluation) {
    String protocol =
        switch (evaluation.plan().protocol()) {
          case HONEST -> ", which nothing but this measurement has used (honest protocol)";
          case PAPER -> " under the paper protocol";
        };
    long defective = evaluation.defective();
    int kinds = evaluation.types().size();
    return "Measured on "
        + Numbers.counted(evaluation.samples().size(), "test picture", "test pictures")
        + protocol
        + ": "
        + Numbers.count(evaluation.samples().size() - defective)
        + " good and "
        + Numbers.count(defective)
        + " defective"
        + (kinds > 1 ? " of " + kinds + " kinds." : ".");
  }
}
