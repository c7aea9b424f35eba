package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.experiment.Sheet.Entry;
import dev.loupe.experiment.Sheet.Mark;
import dev.loupe.metric.MeanAndDeviation;
import dev.loupe.metric.WelchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A metric of several rows: mean and deviation over seeds, which is best, and which cannot be told
 * from the best.
 *
 * @param metric which
 * @param values of each row, one a seed; empty where nothing was measured
 */
record MetricColumn(Metric metric, List<double[]> values) {

  /** From how many seeds on anything is said about chance. */
  static final int SEEDS = 3;

  /** How often chance may make a difference that is called one. */
  static final double LEVEL = 0.05;

  /** What the marks mean. */
  static final String LEGEND =
      "Mean \u00b1 sample standard deviation over seeds; the best in bold. \u2248: with at least 3"
          + " seeds each, not to be told from the best (Welch\u2019s t over seeds, two-sided, Holm\u2019s"
          + " correction over the column, p \u2265 0.05). Seeds vary the training, not the test"
          + " pictures.";

  static MetricColumn of(Results results, Metric metric, List<Row> rows) {
    return new MetricColumn(metric, rows.stream().map(row -> results.values(row, metric)).toList());
  }

  /** An entry a row. */
  List<Entry> entries() {
    OptionalInt best = best();
    boolean[] level = level(best);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Mark unlessBest = level[i] ? Mark.LEVEL : Mark.NONE;
      boolean isBest = best.isPresent() && best.getAsInt() == i;
      entries.add(entry(metric, values.get(i)).marked(isBest ? Mark.BEST : unlessBest));
    }
    return entries;
  }

  /** Mean and deviation of some runs as tables print them. */
  static Entry entry(Metric metric, double[] runs) {
    if (runs.length == 0) {
      return Entry.missing();
    }
    MeanAndDeviation figure = MeanAndDeviation.of(runs);
    String text = metric.text(figure.mean());
    boolean spread = figure.deviation().isPresent() && metric.better() != Metric.Better.NEITHER;
    return Entry.number(
        spread ? text + " \u00b1 " + metric.text(figure.deviation().getAsDouble()) : text,
        figure.mean());
  }

  /** The best row, where there are several to choose from. */
  private OptionalInt best() {
    OptionalInt best = OptionalInt.empty();
    int measured = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).length > 0) {
        measured++;
        if (best.isEmpty() || metric.prefers(mean(i), mean(best.getAsInt()))) {
          best = OptionalInt.of(i);
        }
      }
    }
    boolean choice = measured > 1 && metric.better() != Metric.Better.NEITHER;
    return choice ? best : OptionalInt.empty();
  }

  private double mean(int row) {
    return MeanAndDeviation.of(values.get(row)).mean();
  }

  private boolean[] level(OptionalInt best) {
    boolean[] level = new boolean[values.size()];
    if (best.isEmpty()) {
      return level;
    }
    List<Integer> rows = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<Double> chance = chance(values.get(best.getAsInt()), values.get(i));
      if (i != best.getAsInt() && chance.isPresent()) {
        rows.add(i);
        chances.add(chance.get());
      }
    }
    double[] adjusted = WelchTest.holm(chances.stream().mapToDouble(Double::doubleValue).toArray());
    for (int k = 0; k < adjusted.length; k++) {
      level[rows.get(k)] = adjusted[k] >= LEVEL;
    }
    return level;
  }

  /** How likely chance alone makes such a difference; empty with too few seeds to say. */
  static Optional<Double> chance(double[] first, double[] second) {
    if (first.length < SEEDS || second.length < SEEDS) {
      return Optional.empty();
    }
    double difference = MeanAndDeviation.of(first).mean() - MeanAndDeviation.of(second).mean();
    return WelchTest.of(first, second)
        .map(WelchTest::pValue)
        .or(() -> Optional.of(difference == 0 ? 1.0 : 0.0));
  }
}
