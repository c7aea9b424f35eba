package dev.loupe.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The flaws found so far; of each all are counted and the first few kept. */
final class Findings {

  private static final int KEPT = 20;

  private final Map<DatasetFlaw, List<String>> examples = new EnumMap<>(DatasetFlaw.class);
  private final Map<DatasetFlaw, Integer> counts = new EnumMap<>(DatasetFlaw.class);

  void add(DatasetFlaw flaw, String example) {
    List<String> kept = examples.computeIfAbsent(flaw, key -> new ArrayList<>());
    if (kept.size() < KEPT) {
      kept.add(example);
    }
    counts.merge(flaw, 1, Integer::sum);
  }

  void addIf(boolean found, DatasetFlaw flaw, String example) {
    if (found) {
      add(flaw, example);
    }
  }

  /** In the order of the flaws, which is by seriousness. */
  List<DatasetProblem> problems() {
    return examples.entrySet().stream()
        .map(
            entry ->
                new DatasetProblem(
                    entry.getKey(), counts.getOrDefault(entry.getKey(), 0), entry.getValue()))
        .toList();
  }
}
