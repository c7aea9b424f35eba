package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.experiment.PastRun.Finished;
import dev.loupe.metric.DeLong;
import dev.loupe.metric.MeanAndDeviation;
import dev.loupe.metric.PairedComparison;
import dev.loupe.metric.ScoredImages;
import dev.loupe.metric.WelchTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What changed between two runs, and whether it is more than noise.
 *
 * <pre>{@code
 * Comparison comparison = Comparison.of(Path.of("before"), Path.of("after"));
 * comparison.lines().forEach(System.out::println);
 * }</pre>
 *
 * <p>Rows of the same data set, method and value are compared. With at least 3 seeds on both sides
 * a difference is more than noise when Welch's t over the seeds gives p below 0.05 after Holm's
 * correction over all differences that are looked at. With fewer seeds nothing is said about the
 * training's noise; where both runs scored the same test pictures, DeLong's test says whether the
 * image AUROC differs by more than the choice of pictures explains, for the seed they share.
 *
 * @param rows compared
 * @param onlyFirst rows of the first run alone
 * @param onlySecond rows of the second run alone
 */
public record Comparison(List<RowChange> rows, List<String> onlyFirst, List<String> onlySecond) {

  /** Copies the lists. */
  public Comparison {
    rows = List.copyOf(rows);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
  }

  /**
   * What changed in one row.
   *
   * @param name of it
   * @param conditions that changed: settings, data, version; a line each
   * @param changes of its figures
   * @param pictures what DeLong's test says, where it was asked
   */
  public record RowChange(
      String name, List<String> conditions, List<FigureChange> changes, Optional<String> pictures) {

    /** Copies the lists. */
    public RowChange {
      conditions = List.copyOf(conditions);
      changes = List.copyOf(changes);
    }
  }

  /**
   * Compares two runs.
   *
   * @throws dev.loupe.LoupeException when a folder holds no run
   */
  public static Comparison of(Path first, Path second) {
    PastRun before = PastRun.read(first);
    PastRun after = PastRun.read(second);
    Set<Row> common = new LinkedHashSet<>(before.rows().keySet());
    common.retainAll(after.rows().keySet());
    return new Comparison(
        corrected(common.stream().map(row -> change(row, before, after)).toList()),
        without(before, common),
        without(after, common));
  }

  private static List<String> without(PastRun run, Set<Row> common) {
    return run.rows().keySet().stream()
        .filter(row -> !common.contains(row))
        .map(Row::words)
        .toList();
  }

  private static RowChange change(Row row, PastRun before, PastRun after) {
    List<FigureChange> changes = new ArrayList<>();
    for (Metric metric : Metric.QUALITY) {
      double[] first = before.values(row, metric);
      double[] second = after.values(row, metric);
      if (first.length > 0 && second.length > 0) {
        changes.add(
            new FigureChange(
                metric,
                MeanAndDeviation.of(first),
                MeanAndDeviation.of(second),
                Arrays.equals(first, second),
                MetricColumn.chance(first, second)));
      }
    }
    return new RowChange(
        row.words(),
        ChangedConditions.between(before.finished(row), after.finished(row)),
        changes,
        pictures(row, before, after));
  }

  /** Holm's correction over all differences of all rows. */
  private static List<RowChange> corrected(List<RowChange> rows) {
    double[] chances =
        rows.stream()
            .flatMap(row -> row.changes().stream())
            .filter(FigureChange::judged)
            .flatMap(change -> change.chance().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] adjusted = WelchTest.holm(chances);
    List<RowChange> corrected = new ArrayList<>();
    int next = 0;
    for (RowChange row : rows) {
      List<FigureChange> changes = new ArrayList<>();
      for (FigureChange change : row.changes()) {
        changes.add(change.judged() ? change.corrected(adjusted[next++]) : change);
      }
      corrected.add(new RowChange(row.name(), row.conditions(), changes, row.pictures()));
    }
    return corrected;
  }

  private static Optional<String> pictures(Row row, PastRun before, PastRun after) {
    for (Finished first : before.finished(row)) {
      for (Finished second : after.finished(row)) {
        CellOrder one = first.result().order();
        CellOrder two = second.result().order();
        if (one.seed() == two.seed() && one.fingerprint().equals(two.fingerprint())) {
          return deLong(first.folder(), second.folder()).map(p -> words(p, one.seed()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<PairedComparison> deLong(CellFolder first, CellFolder second) {
    ScoredImages one = images(first.scores());
    ScoredImages two = images(second.scores());
    boolean paired = one.ids().equals(two.ids()) && Arrays.equals(one.defective(), two.defective());
    return paired && one.size() > 0 ? DeLong.compare(two, one) : Optional.empty();
  }

  private static ScoredImages images(List<TestScore> scores) {
    boolean[] defective = new boolean[scores.size()];
    for (int i = 0; i < defective.length; i++) {
      defective[i] = scores.get(i).defective();
    }
    return new ScoredImages(
        scores.stream().map(TestScore::id).toList(),
        scores.stream().mapToDouble(TestScore::score).toArray(),
        defective);
  }

  private static String words(PairedComparison pair, long seed) {
    return String.format(
        Locale.ROOT,
        "over the test pictures, seed %d: I-AUROC %+.1f, p %.3f (DeLong, not corrected)",
        seed,
        100 * pair.difference(),
        pair.pValue());
  }

  /** Whether any figure changed by more than noise. */
  public boolean real() {
    return rows.stream().flatMap(row -> row.changes().stream()).anyMatch(FigureChange::real);
  }

  /** All of it for a screen. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    onlyFirst.forEach(row -> lines.add("Only in the first: " + row));
    onlySecond.forEach(row -> lines.add("Only in the second: " + row));
    for (RowChange row : rows) {
      lines.add(row.name());
      row.conditions().forEach(condition -> lines.add("  changed: " + condition));
      row.changes().forEach(change -> lines.add(change.line()));
      row.pictures().ifPresent(pictures -> lines.add("  " + pictures));
    }
    lines.add(summary());
    return lines;
  }

  private String summary() {
    if (rows.isEmpty()) {
      return "The runs have no finished row in common.";
    }
    return real()
        ? "Figures changed by more than noise."
        : "No figure is known to have changed by more than noise.";
  }
}
