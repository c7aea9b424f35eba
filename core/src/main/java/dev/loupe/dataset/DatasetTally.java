package dev.loupe.dataset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts while a check goes through a data set. */
final class DatasetTally {

  private final SortedMap<Split, SortedMap<String, Integer>> types = new TreeMap<>();
  private final SortedMap<Split, Set<String>> groups = new TreeMap<>();
  private final Map<Label, SortedMap<PictureSize, Integer>> sizes = new EnumMap<>(Label.class);
  private final Map<Label, SortedMap<String, Integer>> depths = new EnumMap<>(Label.class);

  DatasetTally() {
    for (Label label : Label.values()) {
      sizes.put(label, new TreeMap<>());
      depths.put(label, new TreeMap<>());
    }
  }

  void count(Sample sample) {
    types
        .computeIfAbsent(sample.split(), split -> new TreeMap<>())
        .merge(sample.defectType(), 1, Integer::sum);
    groups.computeIfAbsent(sample.split(), split -> new TreeSet<>()).add(sample.group());
  }

  void count(Sample sample, PictureLook look) {
    of(sizes, sample.label()).merge(look.size(), 1, Integer::sum);
    of(depths, sample.label()).merge(look.depth(), 1, Integer::sum);
  }

  /** Whether sizes or depths give the label away. */
  void check(Findings findings) {
    disjoint("size", sizes, findings);
    disjoint("colour depth", depths, findings);
  }

  private static <K> void disjoint(
      String what, Map<Label, SortedMap<K, Integer>> counts, Findings findings) {
    Set<K> good = of(counts, Label.GOOD).keySet();
    Set<K> defective = of(counts, Label.DEFECTIVE).keySet();
    boolean apart =
        !good.isEmpty() && !defective.isEmpty() && Collections.disjoint(good, defective);
    findings.addIf(
        apart,
        DatasetFlaw.FORMAT_TELLS_LABEL,
        "%s: good %s, defective %s".formatted(what, first(good), first(defective)));
  }

  private static <K> List<K> first(Set<K> values) {
    return values.stream().limit(3).toList();
  }

  DatasetReport report(Dataset dataset, List<DatasetProblem> problems) {
    SortedMap<Split, Integer> parts = new TreeMap<>();
    groups.forEach((split, names) -> parts.put(split, names.size()));
    return new DatasetReport(
        dataset.name(), dataset.format(), types, parts, total(sizes), total(depths), problems);
  }

  private static <K extends Comparable<K>> SortedMap<K, Integer> total(
      Map<Label, SortedMap<K, Integer>> counts) {
    SortedMap<K, Integer> total = new TreeMap<>();
    counts
        .values()
        .forEach(one -> one.forEach((key, count) -> total.merge(key, count, Integer::sum)));
    return total;
  }

  private static <K> SortedMap<K, Integer> of(
      Map<Label, SortedMap<K, Integer>> counts, Label label) {
    return counts.getOrDefault(label, Collections.emptySortedMap());
  }
}
