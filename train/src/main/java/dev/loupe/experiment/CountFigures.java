package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.experiment.Sheet.Entry;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * F1 at the detector's own threshold in test sets with several numbers of defective pictures. A
 * detector is measured once; its test sets are all good test pictures and so many of the defective
 * ones, drawn without returning any, again and again; the figure of a seed is the mean over the
 * draws. The threshold came from good pictures alone, so no draw changes it.
 *
 * @param results of all cells
 * @param view which counts
 */
record CountFigures(Results results, CountsView view) {

  private static final int DRAWS = 20;
  private static final Metric F1 = Metric.of("f1_at_threshold");

  /** A table for each data set that has enough defective pictures for any of the counts. */
  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    for (String dataset : results.measuredDatasets()) {
      List<Row> rows = results.rows(dataset);
      List<List<double[]>> figures = rows.stream().map(this::figures).toList();
      if (figures.stream().anyMatch(row -> row.stream().anyMatch(seeds -> seeds.length > 0))) {
        sheets.add(sheet(dataset, rows, figures));
      }
    }
    return sheets;
  }

  private Sheet sheet(String dataset, List<Row> rows, List<List<double[]>> figures) {
    List<String> columns = new ArrayList<>(List.of("method"));
    List<List<Entry>> entries = new ArrayList<>();
    rows.forEach(row -> entries.add(new ArrayList<>(List.of(Entry.words(MetricTables.name(row))))));
    for (int i = 0; i < view.counts().size(); i++) {
      int column = i;
      columns.add(view.counts().get(i) + " defective");
      List<double[]> values = figures.stream().map(row -> row.get(column)).toList();
      MetricTables.append(entries, new MetricColumn(F1, values).entries());
    }
    return new Sheet(
        view.title().orElse("F1 over the number of defective test pictures") + ": " + dataset,
        columns,
        entries,
        "F1 at the detector\u2019s own threshold, which came from good pictures alone: all good test"
            + " pictures and so many defective ones, the mean over "
            + view.draws().orElse(DRAWS)
            + " draws for each seed. A dash where the test set has fewer.");
  }

  /** For each count the figure of every seed; none where the test set has too few pictures. */
  List<double[]> figures(Row row) {
    List<Outcome> finished =
        results.of(row).stream().filter(outcome -> outcome.result().isPresent()).toList();
    List<List<TestScore>> scores =
        finished.stream()
            .map(outcome -> new CellFolder(outcome.folder().orElseThrow()).scores())
            .toList();
    return view.counts().stream().map(count -> figures(finished, scores, count)).toList();
  }

  private double[] figures(List<Outcome> finished, List<List<TestScore>> scores, int count) {
    int draws = view.draws().orElse(DRAWS);
    return IntStream.range(0, finished.size())
        .mapToObj(i -> meanF1(scores.get(i), count, draws, finished.get(i).cell().seed()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  /** The mean F1 over the draws; empty with fewer defective pictures than asked for. */
  static OptionalDouble meanF1(List<TestScore> scores, int count, int draws, long seed) {
    List<TestScore> defective = scores.stream().filter(TestScore::defective).toList();
    if (defective.size() < count) {
      return OptionalDouble.empty();
    }
    long good = scores.size() - defective.size();
    long falseCalls = scores.stream().filter(one -> !one.defective() && called(one)).count();
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      long caught = drawn(defective, count, random).stream().filter(CountFigures::called).count();
      ConfusionCounts counts =
          new ConfusionCounts(caught, count - caught, falseCalls, good - falseCalls);
      sum += counts.f1().orElse(0);
    }
    return OptionalDouble.of(sum / draws);
  }

  private static boolean called(TestScore score) {
    return score.verdict() == Verdict.NG;
  }

  private static List<TestScore> drawn(List<TestScore> all, int count, SplittableRandom random) {
    List<TestScore> left = new ArrayList<>(all);
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(left.size() - i);
      TestScore chosen = left.get(other);
      left.set(other, left.get(i));
      left.set(i, chosen);
    }
    return left.subList(0, count);
  }
}
