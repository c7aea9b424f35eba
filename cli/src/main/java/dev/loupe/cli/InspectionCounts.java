package dev.loupe.cli;

import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many pictures got which verdict, and how long one took. */
final class InspectionCounts {

  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final List<Double> millis = new ArrayList<>();

  void add(Inspection inspection) {
    verdicts.merge(inspection.verdict(), 1, Integer::sum);
    if (inspection.verdict() != Verdict.INVALID) {
      millis.add(inspection.timings().totalMs());
    }
  }

  int of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  int all() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Such as "50 pictures: 30 OK, 15 NG, 4 REVIEW, 1 INVALID; 23.4 ms a picture (median)". */
  String inWords() {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      parts.add(of(verdict) + " " + verdict);
    }
    return Numbers.counted(all(), "picture", "pictures")
        + ": "
        + String.join(", ", parts)
        + (millis.isEmpty() ? "" : "; " + Numbers.fixed(median(), 1) + " ms a picture (median)");
  }

  private double median() {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
