package dev.loupe.report;

import static java.util.Comparator.comparingDouble;

import dev.loupe.detector.Thresholds;
import dev.loupe.image.Picture;
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
import java.util.function.Function;

/**
 * The report of a batch of inspections: how many of each verdict, the NG and REVIEW pictures with
 * their heat maps, and a table of all.
 *
 * <pre>{@code
 * InspectionReport report = new InspectionReport(inspector.setup(), detector::restored);
 * for (Arrival arrival : arrivals) {
 *   report.add(inspector.examine(arrival));
 * }
 * report.write(Path.of("report.html"), clock.instant());
 * }</pre>
 *
 * <p>Keeps the 1000 records that matter most, samples of the scores and times, and small copies of
 * at most 60 pictures, those of the highest scores; memory does not grow with the batch. Not for
 * several threads, {@link #wantsPixels} excepted.
 */
public final class InspectionReport {

  private static final int MOST_PICTURES = 60;
  private static final String FORMER =
      " Pictures judged before the run was resumed are in every figure and table, but not here.";

  private final InspectionSetup setup;
  private final TriptychDrawing drawing;
  private final BatchTally batch = new BatchTally();
  private final PriorityQueue<Triptych> shown =
      new PriorityQueue<>(comparingDouble(InspectionReport::score));
  private volatile double leastShown = Double.NEGATIVE_INFINITY;
  private boolean withoutPixels;

  /** A report without any inspection yet, by a detector that is not at hand any more. */
  public InspectionReport(InspectionSetup setup) {
    this(setup, picture -> Optional.empty());
  }

  /**
   * A report without any inspection yet.
   *
   * @param restoring the picture as the detector thinks that it should be, where it says so
   */
  public InspectionReport(InspectionSetup setup, Function<Picture, Optional<Picture>> restoring) {
    this.setup = setup;
    this.drawing = new TriptychDrawing(setup.thresholds(), restoring);
  }

  /** The thresholds that the pictures were judged by. */
  public Thresholds thresholds() {
    return setup.thresholds();
  }

  /** Takes in one inspection; its pixels may be forgotten afterwards. */
  public void add(Examination examination) {
    Inspection inspection = examination.inspection();
    batch.add(inspection);
    if (wantsPixels(inspection)) {
      Tone tone = inspection.verdict() == Verdict.NG ? Tone.BAD : Tone.CAUTION;
      drawing.of(examination, Optional.empty(), "", tone).ifPresent(this::keep);
    }
  }

  /** Takes in an inspection of a former run, whose pixels are gone; it is in every figure. */
  public void addFormer(Inspection inspection) {
    batch.add(inspection);
    withoutPixels = true;
  }

  /**
   * Whether the picture of an inspection may be among those shown, so that whoever examines on
   * other threads can forget the pixels of all the rest. Safe for several threads.
   */
  public boolean wantsPixels(Inspection inspection) {
    boolean called = inspection.verdict() == Verdict.NG || inspection.verdict() == Verdict.REVIEW;
    return called && inspection.rawScore().orElseThrow() > leastShown;
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
    BatchFigures figures = new BatchFigures(batch);
    return new ReportModel(
        "Loupe \u00b7 inspection",
        Numbers.counted(batch.all(), "picture", "pictures") + " inspected",
        List.of(figures.story(), "Judged by " + setup.model().id() + figures.time() + "."),
        figures.notices(),
        sections(figures),
        EvaluationReport.footer(setup.softwareVersion(), written));
  }

  private List<Section> sections(BatchFigures figures) {
    List<Section> sections = new ArrayList<>(List.of(figures.section(), gallery()));
    if (!batch.groups().isEmpty()) {
      sections.add(groups());
    }
    sections.addAll(List.of(histogram(), BatchTable.of(batch), BatchFacts.of(setup)));
    return sections;
  }

  private Charts groups() {
    return new Charts(
        new Heading("defect-groups", "Defect groups", ""),
        List.of(
            DefectPareto.of(
                "NG parts by defect group",
                "A part that shows several kinds counts for each; shares are of all these counts.",
                batch.groups())));
  }

  private void keep(Triptych triptych) {
    shown.add(triptych);
    if (shown.size() > MOST_PICTURES) {
      shown.remove();
    }
    if (shown.size() == MOST_PICTURES) {
      leastShown = score(shown.element());
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
            "The highest score first, at most "
                + MOST_PICTURES
                + ". "
                + drawing.scale()
                + (withoutPixels ? FORMER : "")),
        shown.stream().sorted(order.reversed()).toList(),
        "Not one picture was NG or for REVIEW.");
  }

  private Charts histogram() {
    double[] scores = batch.scores().values();
    Chart chart =
        ScoreHistogram.of(
            batch.scores().complete()
                ? "Scores of all pictures"
                : "Scores of " + Numbers.count(scores.length) + " pictures, a fair sample",
            "Right of the solid line is NG; what lies in the shaded band goes to review.",
            new Scores("pictures", scores),
            new Scores("", new double[0]),
            setup.thresholds().image(),
            setup.thresholds().review(),
            48);
    return new Charts(new Heading("scores", "Scores", ""), List.of(chart));
  }
}
