package dev.loupe.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Some of a stream of numbers, each as likely to be kept as any other: all while they are few, a
 * fair sample of {@value #LIMIT} when they are many. For medians and histograms over millions in
 * bounded memory. The same stream gives the same sample.
 *
 * <p>Source: reservoir sampling, algorithm R; Vitter 1985. Not for several threads.
 */
public final class NumberSample {

  /** How many are kept at most; a median is then within 0.5 % of the ranks with 95 % confidence. */
  public static final int LIMIT = 50_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private double[] kept = new double[16];
  private long seen;

  /** A sample of nothing. */
  public NumberSample() {}

  /** Takes in a number. */
  public void add(double value) {
    seen++;
    if (seen <= LIMIT) {
      append(value);
      return;
    }
    long place = random.nextLong(seen);
    if (place < LIMIT) {
      kept[(int) place] = value;
    }
  }

  private void append(double value) {
    if (seen > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(LIMIT, 2 * kept.length));
    }
    kept[(int) seen - 1] = value;
  }

  /** The numbers kept, in no order. */
  public double[] values() {
    return Arrays.copyOf(kept, (int) Math.min(seen, LIMIT));
  }

  /** How many numbers came in. */
  public long seen() {
    return seen;
  }

  /** Whether all that came in are kept. */
  public boolean complete() {
    return seen <= LIMIT;
  }

  /** The median of the numbers kept; empty when there is none. */
  public OptionalDouble median() {
    double[] sorted = values();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(SortedNumbers.median(sorted));
  }
}
