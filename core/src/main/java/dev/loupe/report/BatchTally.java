package dev.loupe.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import dev.loupe.metric.NumberSample;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * A batch of inspections, added up as they come: counts, samples of scores and times, and the
 * records that matter most. Memory does not grow with the batch.
 */
final class BatchTally {

  /** How many records are kept. */
  static final int MOST_ROWS = 1000;

  private static final List<Verdict> URGENCY =
      List.of(Verdict.NG, Verdict.REVIEW, Verdict.INVALID, Verdict.OK);

  /** What matters most first: by verdict, then by score, then as they came. */
  private static final Comparator<Row> ORDER =
      comparing((Row row) -> URGENCY.indexOf(row.inspection().verdict()))
          .thenComparing(comparingDouble(Row::score).reversed())
          .thenComparing(comparingLong(Row::number));

  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final NumberSample scores = new NumberSample();
  private final NumberSample times = new NumberSample();
  private final PriorityQueue<Row> rows = new PriorityQueue<>(ORDER.reversed());
  private final Map<String, Long> groups = new TreeMap<>();
  private long all;

  private record Row(Inspection inspection, long number) {

    double score() {
      return inspection.rawScore().orElse(0);
    }
  }

  void add(Inspection inspection) {
    verdicts.merge(inspection.verdict(), 1L, Long::sum);
    if (inspection.verdict() == Verdict.NG) {
      inspection.regions().stream()
          .flatMap(region -> region.defectGroup().stream())
          .distinct()
          .forEach(group -> groups.merge(group, 1L, Long::sum));
    }
    inspection.rawScore().ifPresent(scores::add);
    times.add(inspection.timings().totalMs());
    rows.add(new Row(inspection, all++));
    if (rows.size() > MOST_ROWS) {
      rows.remove();
    }
  }

  long all() {
    return all;
  }

  long count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  NumberSample scores() {
    return scores;
  }

  NumberSample times() {
    return times;
  }

  /** On how many NG parts each group of defects was seen; empty where regions have no group. */
  Map<String, Long> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /** The records kept, what matters most first. */
  List<Inspection> rows() {
    return rows.stream().sorted(ORDER).map(Row::inspection).toList();
  }
}
