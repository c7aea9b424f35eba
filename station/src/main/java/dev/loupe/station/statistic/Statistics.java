package dev.loupe.station.statistic;

import dev.loupe.station.inspection.InspectionFilter;
import dev.loupe.station.inspection.InspectionFilter.Condition;
import dev.loupe.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Counts decisions. What a person said about one overrules the detector; REVIEW about which nobody
 * said anything is not counted as good.
 *
 * <p>Cost: the database counts, over an index by time; the score trend reads at most 200,000
 * scores.
 */
public final class Statistics {

  private static final int MOST_SCORES = 200_000;
  private static final String FINAL_OK =
      "CASE WHEN verdict <> 'INVALID' AND (operator_verdict = 'OK' OR (operator_verdict IS NULL AND"
          + " verdict = 'OK')) THEN 1 ELSE 0 END";

  private final Handle handle;
  private final Condition condition;

  private Statistics(Handle handle, Condition condition) {
    this.handle = handle;
    this.condition = condition;
  }

  /** Over the decisions that match. */
  public static Statistics over(Handle handle, InspectionFilter filter) {
    return new Statistics(handle, filter.condition());
  }

  private Query query(String sql) {
    Query query = handle.createQuery(sql.replace("{where}", condition.sql()));
    int at = 0;
    for (Object value : condition.values()) {
      query.bind(at++, value);
    }
    return query;
  }

  /**
   * The verdicts of a slice of time.
   *
   * @param start of the slice
   * @param counts the detector's verdicts
   * @param finalOk good in the end
   * @param judged all but INVALID
   */
  public record Slice(Instant start, VerdictCounts counts, long finalOk, long judged) {}

  /**
   * Yield over time.
   *
   * @param total of all slices
   * @param yield final OK / judged
   * @param buckets the slices in which something was decided
   */
  public record Yield(VerdictCounts total, OptionalDouble yield, List<Slice> buckets) {}

  private record Row(long slice, Verdict verdict, long count, long ok) {}

  /** Yield over slices of so many milliseconds. */
  public Yield yield(long sliceMillis) {
    List<Row> rows =
        query(
                "SELECT decided_ms / "
                    + sliceMillis
                    + " AS slice, verdict, COUNT(*) AS number, SUM("
                    + FINAL_OK
                    + ") AS good FROM inspections WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2")
            .map(
                (row, context) ->
                    new Row(
                        row.getLong("slice"),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getLong("number"),
                        row.getLong("good")))
            .list();
    Map<Long, Slice> slices = new TreeMap<>();
    VerdictCounts total = VerdictCounts.NONE;
    long good = 0;
    for (Row row : rows) {
      slices.merge(row.slice(), slice(row, sliceMillis), Statistics::joined);
      total = total.plus(row.verdict(), row.count());
      good += row.ok();
    }
    OptionalDouble yield =
        total.judged() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) good / total.judged());
    return new Yield(total, yield, List.copyOf(slices.values()));
  }

  private static Slice slice(Row row, long sliceMillis) {
    VerdictCounts counts = VerdictCounts.NONE.plus(row.verdict(), row.count());
    Instant start = Instant.ofEpochMilli(row.slice() * sliceMillis);
    return new Slice(start, counts, row.ok(), counts.judged());
  }

  private static Slice joined(Slice a, Slice b) {
    VerdictCounts counts =
        new VerdictCounts(
            a.counts().ok() + b.counts().ok(),
            a.counts().ng() + b.counts().ng(),
            a.counts().review() + b.counts().review(),
            a.counts().invalid() + b.counts().invalid());
    return new Slice(a.start(), counts, a.finalOk() + b.finalOk(), counts.judged());
  }

  /**
   * The calibrated scores of a slice of time.
   *
   * @param start of the slice
   * @param count of scores
   * @param p10 a tenth lies below
   * @param p50 half lies below
   * @param p90 nine tenths lie below
   * @param max the largest
   */
  public record ScoreSlice(
      Instant start, long count, double p10, double p50, double p90, double max) {}

  private record Score(long slice, double value) {}

  /** Quantiles of the calibrated scores over slices, of the latest 200,000. */
  public List<ScoreSlice> scores(long sliceMillis) {
    List<Score> scores =
        query(
                "SELECT decided_ms / "
                    + sliceMillis
                    + " AS slice, calibrated_score FROM inspections WHERE {where} AND"
                    + " calibrated_score IS NOT NULL ORDER BY decided_ms DESC LIMIT "
                    + MOST_SCORES)
            .map(
                (row, context) ->
                    new Score(row.getLong("slice"), row.getDouble("calibrated_score")))
            .list();
    Map<Long, List<Double>> slices = new TreeMap<>();
    for (Score score : scores) {
      slices.computeIfAbsent(score.slice(), slice -> new ArrayList<>()).add(score.value());
    }
    return slices.entrySet().stream()
        .map(one -> scoreSlice(one.getKey() * sliceMillis, one.getValue()))
        .toList();
  }

  private static ScoreSlice scoreSlice(long start, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new ScoreSlice(
        Instant.ofEpochMilli(start),
        sorted.length,
        quantile(sorted, 0.1),
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        sorted[sorted.length - 1]);
  }

  /** The smallest value below or at which such a share lies. */
  private static double quantile(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /**
   * How often persons overruled.
   *
   * @param ngOverruled of the NG that were reviewed, those called OK
   * @param reviewOk of the REVIEW that were reviewed, those called OK
   * @param okOverruled of the OK that were reviewed, those called NG
   * @param falseCallRate NG called OK / all that were judged
   */
  public record FalseCalls(
      Rate ngOverruled, Rate reviewOk, Rate okOverruled, Bound falseCallRate) {}

  /**
   * A rate that can still rise.
   *
   * @param rate so far
   * @param waiting NG about which nobody said anything yet
   */
  public record Bound(OptionalDouble rate, long waiting) {}

  private record Said(Verdict verdict, Optional<String> operator, long count) {}

  /** From the reviews. */
  public FalseCalls falseCalls() {
    List<Said> all =
        query(
                "SELECT verdict, operator_verdict, COUNT(*) AS number FROM inspections"
                    + " WHERE {where} GROUP BY 1, 2")
            .map(
                (row, context) ->
                    new Said(
                        Verdict.valueOf(row.getString("verdict")),
                        Optional.ofNullable(row.getString("operator_verdict")),
                        row.getLong("number")))
            .list();
    long ngOk = count(all, Verdict.NG, "OK");
    long ngNg = count(all, Verdict.NG, "NG");
    long ng = all.stream().filter(s -> s.verdict() == Verdict.NG).mapToLong(Said::count).sum();
    long judged =
        all.stream().filter(s -> s.verdict() != Verdict.INVALID).mapToLong(Said::count).sum();
    long reviewOk = count(all, Verdict.REVIEW, "OK");
    long okNg = count(all, Verdict.OK, "NG");
    return new FalseCalls(
        Rate.of(ngOk, ngOk + ngNg),
        Rate.of(reviewOk, reviewOk + count(all, Verdict.REVIEW, "NG")),
        Rate.of(okNg, okNg + count(all, Verdict.OK, "OK")),
        new Bound(
            judged == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) ngOk / judged),
            ng - ngOk - ngNg));
  }

  private static long count(List<Said> all, Verdict verdict, String said) {
    return all.stream()
        .filter(one -> one.verdict() == verdict && one.operator().filter(said::equals).isPresent())
        .mapToLong(Said::count)
        .sum();
  }

  /** By what regions are counted. */
  public enum By {
    /** What a classifier calls them. */
    GROUP,
    /** Where they lie, in tenths of the picture. */
    POSITION
  }

  /**
   * A kind of region and how often it was seen.
   *
   * @param group what a classifier calls it
   * @param cellX tenths from the left
   * @param cellY tenths from the top
   * @param count how often
   */
  public record ParetoItem(
      Optional<String> group, OptionalInt cellX, OptionalInt cellY, long count) {}

  /** The regions of NG parts that no person called good, the most frequent kind first. */
  public List<ParetoItem> pareto(By by) {
    String columns = by == By.GROUP ? "r.defect_group" : "r.cell_x, r.cell_y";
    return query(
            "SELECT "
                + columns
                + ", COUNT(*) AS number FROM regions r JOIN (SELECT id FROM inspections"
                + " WHERE {where} AND verdict = 'NG' AND (operator_verdict IS NULL OR"
                + " operator_verdict = 'NG')) i ON i.id = r.inspection GROUP BY "
                + columns
                + " ORDER BY number DESC, "
                + columns)
        .map(
            (row, context) ->
                by == By.GROUP
                    ? new ParetoItem(
                        Optional.ofNullable(row.getString("defect_group")),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        row.getLong("number"))
                    : new ParetoItem(
                        Optional.empty(),
                        OptionalInt.of(row.getInt("cell_x")),
                        OptionalInt.of(row.getInt("cell_y")),
                        row.getLong("number")))
        .list();
  }

  /**
   * How a shadow compares.
   *
   * @param decided the verdict that counted
   * @param shadow what the shadow would have said
   * @param count how often
   */
  public record Pair(Verdict decided, Verdict shadow, long count) {}

  /** The latest decisions over which a shadow looked, against what it said. */
  public static List<Pair> shadow(
      Handle handle, String station, String recipe, String shadowModel, int last) {
    return handle
        .createQuery(
            "SELECT decided, shadow, COUNT(*) AS number FROM (SELECT i.verdict AS decided,"
                + " s.verdict AS shadow FROM shadow_results s JOIN inspections i"
                + " ON i.id = s.inspection WHERE i.station = ? AND i.recipe = ? AND s.model = ?"
                + " ORDER BY i.id DESC LIMIT ?) p GROUP BY decided, shadow ORDER BY 1, 2")
        .bind(0, station)
        .bind(1, recipe)
        .bind(2, shadowModel)
        .bind(3, last)
        .map(
            (row, context) ->
                new Pair(
                    Verdict.valueOf(row.getString("decided")),
                    Verdict.valueOf(row.getString("shadow")),
                    row.getLong("number")))
        .list();
  }
}
