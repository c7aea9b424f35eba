package dev.loupe.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds samples with the same pixels. */
final class Duplicates {

  private final Map<String, List<Sample>> seen = new HashMap<>();
  private final Findings findings;

  Duplicates(Findings findings) {
    this.findings = findings;
  }

  void add(Sample sample, String hash) {
    List<Sample> same = seen.computeIfAbsent(hash, key -> new ArrayList<>(1));
    if (!same.isEmpty()) {
      findings.add(flaw(sample, same), sample.id() + " = " + same.get(0).id());
    }
    same.add(sample);
  }

  private static DatasetFlaw flaw(Sample sample, List<Sample> same) {
    if (same.stream().anyMatch(other -> acrossSplits(sample.split(), other.split()))) {
      return DatasetFlaw.DUPLICATE_ACROSS_SPLITS;
    }
    return same.stream().anyMatch(other -> other.label() != sample.label())
        ? DatasetFlaw.CONTRADICTING_LABELS
        : DatasetFlaw.DUPLICATE_WITHIN_SPLIT;
  }

  private static boolean acrossSplits(Split one, Split other) {
    return one != other && one != Split.UNUSED && other != Split.UNUSED;
  }
}
