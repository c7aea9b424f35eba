package dev.loupe.metric;

import java.util.Arrays;

/** Ranks from 1, lowest value first; equal values share the mean of their ranks. */
final class MidRanks {

  private MidRanks() {}

  /** The rank of each value among all of them. Takes O(n log n). */
  static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] =
          (SortedNumbers.countBelow(sorted, values[i])
                  + SortedNumbers.countUpTo(sorted, values[i])
                  + 1)
              / 2.0;
    }
    return ranks;
  }
}
