package dev.loupe.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well groups that were found agree with kinds that are known.
 *
 * <ul>
 *   <li><b>purity</b>: the share of the items that are of their group's most frequent kind. Rises
 *       with the number of groups; 1 when each item is a group.
 *   <li><b>normalised mutual information</b>: 2 I / (H(groups) + H(kinds)), in [0, 1]; 1 for the
 *       same partition.
 *   <li><b>adjusted Rand index</b>: the share of pairs treated alike, less what chance gives: 0 for
 *       groups at random, 1 for the same partition, below 0 for less than chance.
 * </ul>
 *
 * <p>Source: Hubert and Arabie, Comparing partitions, 1985; Strehl and Ghosh, Cluster ensembles,
 * 2002, normalised by the arithmetic mean.
 *
 * @param items how many
 * @param purity in (0, 1]
 * @param mutualInformation normalised
 * @param adjustedRand at most 1
 */
public record Agreement(int items, double purity, double mutualInformation, double adjustedRand) {

  /**
   * Compares.
   *
   * @param groups of each item
   * @param kinds of each item, as many, at least one
   */
  public static Agreement of(List<?> groups, List<?> kinds) {
    if (groups.size() != kinds.size() || groups.isEmpty()) {
      throw new IllegalArgumentException(groups.size() + " groups, " + kinds.size() + " kinds");
    }
    Map<Object, Integer> byGroup = counts(groups);
    Map<Object, Integer> byKind = counts(kinds);
    Map<Object, Map<Object, Integer>> both = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      both.computeIfAbsent(groups.get(i), group -> new HashMap<>())
          .merge(kinds.get(i), 1, Integer::sum);
    }
    List<Integer> cells = both.values().stream().flatMap(row -> row.values().stream()).toList();
    int pure = both.values().stream().mapToInt(Agreement::most).sum();
    return new Agreement(
        groups.size(),
        (double) pure / groups.size(),
        mutualInformation(byGroup, byKind, cells, groups.size()),
        adjustedRand(byGroup, byKind, cells, groups.size()));
  }

  private static Map<Object, Integer> counts(List<?> items) {
    Map<Object, Integer> counts = new HashMap<>();
    items.forEach(item -> counts.merge(item, 1, Integer::sum));
    return counts;
  }

  private static int most(Map<Object, Integer> row) {
    return row.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static double mutualInformation(
      Map<Object, Integer> groups, Map<Object, Integer> kinds, List<Integer> cells, int items) {
    double ofGroups = entropy(groups.values(), items);
    double ofKinds = entropy(kinds.values(), items);
    double shared = ofGroups + ofKinds - entropy(cells, items);
    return ofGroups + ofKinds == 0 ? 1 : 2 * shared / (ofGroups + ofKinds);
  }

  private static double entropy(Iterable<Integer> counts, int items) {
    double entropy = 0;
    for (int count : counts) {
      double share = (double) count / items;
      entropy -= share * Math.log(share);
    }
    return entropy;
  }

  private static double adjustedRand(
      Map<Object, Integer> groups, Map<Object, Integer> kinds, List<Integer> cells, int items) {
    double together = pairs(cells);
    double inGroups = pairs(groups.values());
    double inKinds = pairs(kinds.values());
    double all = items * (items - 1.0) / 2;
    double expected = all == 0 ? 0 : inGroups * inKinds / all;
    double most = (inGroups + inKinds) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(Iterable<Integer> counts) {
    double pairs = 0;
    for (int count : counts) {
      pairs += count * (count - 1.0) / 2;
    }
    return pairs;
  }

  /** In a sentence. */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "Over %d %s with a marked defect: purity %.3f, normalised mutual information %.3f, adjusted"
            + " Rand index %.3f.",
        items,
        items == 1 ? "region" : "regions",
        purity,
        mutualInformation,
        adjustedRand);
  }
}
