package dev.loupe.cli;

import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.ImageFigures;
import dev.loupe.evaluation.LeftOut;
import dev.loupe.evaluation.PixelFigures;
import dev.loupe.evaluation.TypeFigures;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.F1Max;
import dev.loupe.metric.Interval;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.metric.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Puts an evaluation into lines for the screen. */
record EvaluationLines(Evaluation evaluation) {

  private static final int LEFT_OUT_SHOWN = 5;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    conditions(lines);
    decisions(lines);
    main(lines);
    types(lines);
    leftOut(lines);
    return lines;
  }

  private void conditions(List<String> lines) {
    EvaluationPlan plan = evaluation.plan();
    long defective = evaluation.defective();
    add(
        lines,
        "Detector",
        evaluation.setup().model().id() + " (" + plan.method() + ", seed " + plan.seed() + ")");
    add(
        lines,
        "Data set",
        plan.dataset().name()
            + ": "
            + (evaluation.samples().size() - defective)
            + " good and "
            + defective
            + " defective test pictures");
    add(
        lines,
        "Protocol",
        plan.protocol().id() + ", pixels counted at " + plan.metricSize().id() + " size");
  }

  private void decisions(List<String> lines) {
    ImageFigures image = evaluation.image();
    ConfusionCounts counts = image.counts();
    lines.add("");
    lines.add(
        "At the detector's own threshold, "
            + Numbers.score(evaluation.setup().thresholds().image()));
    rate(lines, "escapes", counts.escaped(), counts.defective(), image.escapeInterval());
    rate(lines, "false calls", counts.falseCalls(), counts.good(), image.falseCallInterval());
    figure(lines, "promised", evaluation.setup().thresholds().promise().inWords());
  }

  private static void rate(
      List<String> lines, String name, long count, long of, Interval interval) {
    OptionalDouble share =
        of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / of);
    String range =
        of == 0
            ? ""
            : "  (95 %: "
                + Numbers.fixed(interval.low() * 100, 1)
                + " to "
                + Numbers.fixed(interval.high() * 100, 1)
                + ")";
    figure(lines, name, count + " of " + of + ", " + Numbers.percent(share) + range);
  }

  /** The figures, in whichever order matters most. */
  void main(List<String> lines) {
    ImageFigures image = evaluation.image();
    lines.add("");
    lines.add("Whatever the threshold");
    figure(
        lines,
        "image AUROC",
        number(image.roc(), RocCurve::area)
            + image
                .aurocInterval()
                .map(
                    i ->
                        "  (95 %: "
                            + Numbers.fixed(i.low(), 3)
                            + " to "
                            + Numbers.fixed(i.high(), 3)
                            + ")")
                .orElse(""));
    figure(
        lines,
        "image AUPR",
        number(image.precisionRecall(), PrecisionRecallCurve::averagePrecision));
    figure(lines, "best F1", number(image.f1Max(), F1Max::f1));
    evaluation.pixel().ifPresent(pixel -> pixels(lines, pixel));
    figure(
        lines, "time", Numbers.fixed(evaluation.speed().totalMs(), 1) + " ms a picture (median)");
  }

  private static void pixels(List<String> lines, PixelFigures pixel) {
    figure(lines, "pixel AUROC", number(pixel.roc(), RocCurve::area));
    figure(
        lines,
        "AUPRO",
        Numbers.fixed(pixel.aupro03(), 3)
            + " to 30 % false positives, "
            + Numbers.fixed(pixel.aupro005(), 3)
            + " to 5 %");
    figure(
        lines,
        "regions",
        "IoU "
            + Numbers.fixed(pixel.atDoubleThreshold().iou(), 3)
            + " at the detector's own lines");
  }

  private void types(List<String> lines) {
    if (evaluation.types().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(row("Kind of defect", "pictures", "caught", "review", "AUROC"));
    for (TypeFigures type : evaluation.types()) {
      lines.add(
          row(
              type.type(),
              String.valueOf(type.images()),
              String.valueOf(type.caught()),
              String.valueOf(type.review()),
              Numbers.fixed(type.auroc(), 3)));
    }
  }

  private static String row(
      String type, String images, String caught, String review, String auroc) {
    return String.format(Locale.ROOT, "%-24s %8s %8s %8s %8s", type, images, caught, review, auroc);
  }

  private void leftOut(List<String> lines) {
    List<LeftOut> left = evaluation.leftOut();
    if (left.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        Numbers.counted(left.size(), "test picture", "test pictures")
            + " could not be judged and count in no figure:");
    left.stream()
        .limit(LEFT_OUT_SHOWN)
        .forEach(one -> lines.add("  " + one.id() + ": " + one.reason()));
    if (left.size() > LEFT_OUT_SHOWN) {
      lines.add("  ... and " + (left.size() - LEFT_OUT_SHOWN) + " more; --json lists all");
    }
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-10s %s", name, value));
  }

  private static void figure(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "  %-12s %s", name, value));
  }

  private static <T> String number(Optional<T> of, ToDoubleFunction<T> value) {
    return Numbers.fixed(
        of.map(it -> OptionalDouble.of(value.applyAsDouble(it))).orElseGet(OptionalDouble::empty),
        3);
  }
}
