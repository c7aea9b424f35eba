package dev.loupe.report;

import static java.util.Comparator.comparingDouble;

import dev.loupe.report.ScoreHistogram.Scores;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Gallery;
import dev.loupe.report.Section.Heading;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The report of a batch of inspections: how many of each verdict, the NG and REVIEW pictures with
 * their heat maps, and a table of all.
 *
 * <pre>{@code
 * InspectionReport report = new InspectionReport(inspector.setup());
 * for (Arrival arrival : arrivals) {
 *   report.add(inspector.examine(arrival));
 * }
 * report.write(Path.of("report.html"), clock.instant());
 * }</pre>
 *
 * <p>Keeps the records of all inspections and small copies of at most 60 pictures, those of the
 * highest scores. Not for several threads.
 */
public final class InspectionReport {

  private static final int MOST_PICTURES = 60;

  private final InspectionSetup setup;
  private final TriptychDrawing drawing;
  private final List<Inspection> inspections = new ArrayList<>();
  private final PriorityQueue<Triptych> shown =
      new PriorityQueue<>(comparingDouble(InspectionReport::score));

  /** A report without any inspection yet. */
  public InspectionReport(InspectionSetup setup) {
    this.setup = setup;
    this.drawing = new TriptychDrawing(setup.thresholds());
  }

  /** Takes in one inspection; its pixels may be forgotten afterwards. */
  public void add(Examination examination) {
    Inspection inspection = examination.inspection();
    inspections.add(inspection);
    if (worthALook(inspection)) {
      Tone tone = inspection.verdict() == Verdict.NG ? Tone.BAD : Tone.CAUTION;
      drawing.of(examination, Optional.empty(), "", tone).ifPresent(this::keep);
    }
  }

  /**
   * Writes the page beside its place and moves it there.
   *
   * @param written when, for the foot of the page
   * @throws dev.loupe.LoupeException when it cannot be written
   */
  public void write(Path file, Instant written) {
    ReportFile.write(model(written), file);
  }

  /** What the report says so far. */
  public ReportModel model(Instant written) {
    BatchFigures figures = new BatchFigures(inspections);
    return new ReportModel(
        "Loupe \u00b7 inspection",
        Numbers.counted(inspections.size(), "picture", "pictures") + " inspected",
        List.of(figures.story(), "Judged by " + setup.model().id() + figures.time() + "."),
        figures.notices(),
        List.of(
            figures.section(),
            gallery(),
            histogram(),
            BatchTable.of(inspections),
            BatchFacts.of(setup)),
        EvaluationReport.footer(setup.softwareVersion(), written));
  }

  private boolean worthALook(Inspection inspection) {
    boolean called = inspection.verdict() == Verdict.NG || inspection.verdict() == Verdict.REVIEW;
    return called
        && (shown.size() < MOST_PICTURES
            || inspection.rawScore().orElseThrow() > score(shown.element()));
  }

  private void keep(Triptych triptych) {
    shown.add(triptych);
    if (shown.size() > MOST_PICTURES) {
      shown.remove();
    }
  }

  private static double score(Triptych triptych) {
    return triptych.decision().score();
  }

  private Gallery gallery() {
    Comparator<Triptych> order = comparingDouble(InspectionReport::score);
    return new Gallery(
        new Heading(
            "pictures",
            "NG and REVIEW",
            "The highest score first, at most " + MOST_PICTURES + ". " + drawing.scale()),
        shown.stream().sorted(order.reversed()).toList(),
        "Not one picture was NG or for REVIEW.");
  }

  private Charts histogram() {
    double[] scores =
        inspections.stream().flatMapToDouble(one -> one.rawScore().stream()).toArray();
    Chart chart =
        ScoreHistogram.of(
            "Scores of all pictures",
            "Right of the solid line is NG; what lies in the shaded band goes to review.",
            new Scores("pictures", scores),
            new Scores("", new double[0]),
            setup.thresholds().image(),
            setup.thresholds().review(),
            48);
    return new Charts(new Heading("scores", "Scores", ""), List.of(chart));
  }
}
