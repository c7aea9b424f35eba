package dev.loupe.report;

import dev.loupe.detector.Thresholds;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.PixelFigures;
import dev.loupe.evaluation.ScoredSample;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.CurvePoint;
import dev.loupe.report.CurveChart.Axis;
import dev.loupe.report.CurveChart.Curve;
import dev.loupe.report.CurveChart.Mark;
import dev.loupe.report.ScoreHistogram.Scores;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The curves of an evaluation, as far as they are defined. */
final class EvaluationCharts {

  private static final int BINS = 48;
  private static final String OWN = "own threshold";

  private final Evaluation evaluation;

  private EvaluationCharts(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static Charts of(Evaluation evaluation) {
    EvaluationCharts charts = new EvaluationCharts(evaluation);
    List<Chart> all = new ArrayList<>(List.of(charts.histogram()));
    all.addAll(List.of(charts.roc(), charts.precisionRecall(), charts.overlap()));
    all.removeIf(chart -> chart instanceof CurveChart curves && curves.curves().isEmpty());
    String missing =
        all.size() == 4
            ? ""
            : "Curves need good and defective pictures, those of pixels also marked defects;"
                + " what is not defined is left out.";
    return new Charts(new Heading("curves", "Scores and curves", missing), all);
  }

  private ScoreHistogram histogram() {
    Thresholds thresholds = evaluation.setup().thresholds();
    return ScoreHistogram.of(
        "Scores of good and defective parts",
        "Good parts right of the solid line are false calls, defective parts left of it escapes;"
            + " what lies in the shaded band goes to review.",
        new Scores("good parts", scores(false)),
        new Scores("defective parts", scores(true)),
        thresholds.image(),
        thresholds.review(),
        BINS);
  }

  private double[] scores(boolean defective) {
    return evaluation.samples().stream()
        .filter(sample -> sample.defective() == defective)
        .mapToDouble(ScoredSample::score)
        .toArray();
  }

  private CurveChart roc() {
    List<Curve> curves = new ArrayList<>();
    evaluation
        .image()
        .roc()
        .ifPresent(roc -> curves.add(curve("pictures, area ", roc.area(), roc.points())));
    evaluation
        .pixel()
        .flatMap(PixelFigures::roc)
        .ifPresent(roc -> curves.add(curve("pixels, area ", roc.area(), roc.points())));
    ConfusionCounts counts = evaluation.image().counts();
    return new CurveChart(
        "ROC",
        "How many defects are caught at each rate of false calls. The ring is the detector\u2019s"
            + " own threshold.",
        new Axis("false calls (share of what is good)", 0, 1),
        new Axis("caught (share of what is defective)", 0, 1),
        curves,
        mark(counts.falseCallRate(), counts.recall()));
  }

  private CurveChart precisionRecall() {
    List<Curve> curves = new ArrayList<>();
    evaluation
        .image()
        .precisionRecall()
        .ifPresent(pr -> curves.add(curve("pictures, AUPR ", pr.averagePrecision(), pr.points())));
    evaluation
        .pixel()
        .flatMap(PixelFigures::precisionRecall)
        .ifPresent(pr -> curves.add(curve("pixels, AUPR ", pr.averagePrecision(), pr.points())));
    ConfusionCounts counts = evaluation.image().counts();
    return new CurveChart(
        "Precision and recall",
        "How many calls are right, against how many defects are caught. It depends on how many"
            + " of the measured pictures are defective; on a line far fewer are.",
        new Axis("recall (share of what is defective)", 0, 1),
        new Axis("precision (share of calls)", 0, 1),
        curves,
        mark(counts.recall(), counts.precision()));
  }

  private CurveChart overlap() {
    List<Curve> curves = new ArrayList<>();
    evaluation
        .pixel()
        .filter(pixel -> pixel.aupro03().isPresent())
        .ifPresent(
            pixel ->
                pixel
                    .pro()
                    .ifPresent(
                        pro ->
                            curves.add(
                                curve(
                                    "defects, AUPRO@0.3 ",
                                    pixel.aupro03().getAsDouble(),
                                    pro.points()))));
    return new CurveChart(
        "Per-region overlap",
        "How much of each marked defect is covered at each rate of false pixels. AUPRO is the area"
            + " up to 0.3, divided by 0.3.",
        new Axis("false pixels (share of all others)", 0, 0.3),
        new Axis("mean share of a defect covered", 0, 1),
        curves,
        List.of());
  }

  private static Curve curve(String name, double area, List<CurvePoint> points) {
    return new Curve(
        name + Numbers.fixed(area, 3),
        points.stream().mapToDouble(CurvePoint::x).toArray(),
        points.stream().mapToDouble(CurvePoint::y).toArray());
  }

  private static List<Mark> mark(OptionalDouble x, OptionalDouble y) {
    return x.isPresent() && y.isPresent()
        ? List.of(new Mark(OWN, x.getAsDouble(), y.getAsDouble()))
        : List.of();
  }
}
