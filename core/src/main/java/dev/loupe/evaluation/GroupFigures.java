package dev.loupe.evaluation;

import dev.loupe.metric.Agreement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the regions of the measured pictures were called, against what they show.
 *
 * @param counts regions by group and by type, both by name; {@link #NOTHING} for a region beside
 *     every marked defect
 * @param agreement of groups with types, over the regions that show a marked defect; empty where
 *     there is none
 * @param correct share of these regions that are called by their type; empty where no group is
 *     named like a type
 */
public record GroupFigures(
    SortedMap<String, SortedMap<String, Integer>> counts,
    Optional<Agreement> agreement,
    OptionalDouble correct) {

  /** Stands for the type of a region that shows nothing that was marked. */
  public static final String NOTHING = "nothing marked";

  /** The figures of regions. */
  static GroupFigures of(List<Called> regions) {
    SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    List<String> groups = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Called region : regions) {
      counts
          .computeIfAbsent(region.group(), group -> new TreeMap<>())
          .merge(region.type().orElse(NOTHING), 1, Integer::sum);
      region.type().ifPresent(type -> groups.add(region.group()));
      region.type().ifPresent(types::add);
    }
    return new GroupFigures(
        Collections.unmodifiableSortedMap(counts),
        types.isEmpty() ? Optional.empty() : Optional.of(Agreement.of(groups, types)),
        correct(groups, types));
  }

  private static OptionalDouble correct(List<String> groups, List<String> types) {
    if (Collections.disjoint(groups, types)) {
      return OptionalDouble.empty();
    }
    int correct = 0;
    for (int i = 0; i < groups.size(); i++) {
      correct += groups.get(i).equals(types.get(i)) ? 1 : 0;
    }
    return OptionalDouble.of((double) correct / groups.size());
  }

  /** How many regions each group has. */
  public Map<String, Long> regions() {
    Map<String, Long> regions = new TreeMap<>();
    counts.forEach(
        (group, types) ->
            regions.put(group, types.values().stream().mapToLong(Integer::longValue).sum()));
    return regions;
  }

  /** The types, by name. */
  public List<String> types() {
    return counts.values().stream()
        .flatMap(row -> row.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * One region.
   *
   * @param group what it was called
   * @param type what it shows, where somebody marked it
   */
  record Called(String group, Optional<String> type) {}
}
