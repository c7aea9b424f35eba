package dev.loupe.report;

import static java.util.Map.Entry.comparingByKey;

import dev.loupe.report.BarChart.Bar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Which kinds of defect are seen most. */
final class DefectPareto {

  private DefectPareto() {}

  /** The most frequent first; of equally frequent ones by name. */
  static BarChart of(String title, String reading, Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    Comparator<Map.Entry<String, Long>> order =
        Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(comparingByKey());
    List<Bar> bars =
        counts.entrySet().stream().sorted(order).map(entry -> bar(entry, all)).toList();
    return new BarChart(title, reading, bars);
  }

  private static Bar bar(Map.Entry<String, Long> entry, long all) {
    long count = entry.getValue();
    String text = Numbers.count(count) + " (" + Numbers.percent((double) count / all) + ")";
    return new Bar(entry.getKey(), text, count, OptionalDouble.empty());
  }
}
