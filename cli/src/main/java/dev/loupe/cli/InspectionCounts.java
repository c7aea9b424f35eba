package dev.loupe.cli;

import dev.loupe.metric.NumberSample;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many pictures got which verdict, and how long one took. */
final class InspectionCounts {

  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final NumberSample millis = new NumberSample();

  void add(Inspection inspection) {
    verdicts.merge(inspection.verdict(), 1L, Long::sum);
    if (inspection.verdict() != Verdict.INVALID) {
      millis.add(inspection.timings().totalMs());
    }
  }

  long of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  long all() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
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
        + (millis.seen() == 0
            ? ""
            : "; " + Numbers.fixed(millis.median(), 1) + " ms a picture (median)");
  }
}
