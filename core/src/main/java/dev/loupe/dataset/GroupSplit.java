package dev.loupe.dataset;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits a data set that brings no split of its own, whole parts at a time.
 *
 * <p>Parts without any defect are dealt to training first, in an order drawn from the seed, until
 * the wanted share of the good pictures is there; parts with a defect only when the others do not
 * suffice, and then their defective pictures are used for nothing. Everything else is for
 * measuring. With no defective picture at all there is nothing to measure, and all are for
 * training.
 */
record GroupSplit(double trainShare, long seed) {

  List<Sample> apply(List<Sample> samples) {
    Set<String> training = trainingGroups(samples);
    return samples.stream()
        .map(sample -> sample.withSplit(split(sample, training.contains(sample.group()))))
        .toList();
  }

  private static Split split(Sample sample, boolean training) {
    if (!training) {
      return Split.TEST;
    }
    return sample.defective() ? Split.UNUSED : Split.TRAIN;
  }

  private Set<String> trainingGroups(List<Sample> samples) {
    List<Sample> good = samples.stream().filter(sample -> !sample.defective()).toList();
    Map<String, Long> sizes = sizes(good);
    Set<String> defective = sizes(samples.stream().filter(Sample::defective).toList()).keySet();
    return defective.isEmpty()
        ? sizes.keySet()
        : deal(order(sizes.keySet(), defective), sizes, Math.round(trainShare * good.size()));
  }

  private List<String> order(Set<String> groups, Set<String> defective) {
    Shuffle shuffle = new Shuffle(seed);
    return Stream.concat(
            shuffle
                .order(groups.stream().filter(group -> !defective.contains(group)).toList())
                .stream(),
            shuffle.order(groups.stream().filter(defective::contains).toList()).stream())
        .toList();
  }

  /** Takes groups in order while they fit; always at least the first. */
  static Set<String> deal(List<String> order, Map<String, Long> sizes, long wanted) {
    Set<String> dealt = new HashSet<>();
    long taken = 0;
    for (String group : order) {
      long size = sizes.getOrDefault(group, 0L);
      if (dealt.isEmpty() || taken + size <= wanted) {
        dealt.add(group);
        taken += size;
      }
    }
    return dealt;
  }

  /** How many samples each group has. */
  static Map<String, Long> sizes(List<Sample> samples) {
    return samples.stream()
        .sorted(comparing(Sample::id))
        .collect(groupingBy(Sample::group, TreeMap::new, Collectors.counting()));
  }
}
