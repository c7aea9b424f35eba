package dev.loupe.metric;

import java.util.Arrays;

/**
 * Sorts a column of signed 32-bit keys, carrying other columns along.
 *
 * <p>Least significant digit first, four passes of 8 bits: the count of every digit is known from
 * one look at all keys, then each pass moves every key to its place among those with the same
 * digit, keeping their order. Turning the sign bit over makes negative keys come first. A pass in
 * which all keys share the digit moves nothing and is left out, as happens to the exponent of
 * scores of one magnitude. Stable. Time O(n), 8 bits cost about a sequential read and a scattered
 * write; memory: one more copy of every column while it runs.
 */
final class RadixSort {

  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int PASSES = Integer.SIZE / DIGIT_BITS;

  private IntColumn[] from;
  private IntColumn[] to;
  private final long size;

  private RadixSort(IntColumn[] columns) {
    size = columns[0].size();
    from = columns.clone();
    to = Arrays.stream(columns).map(any -> IntColumn.ofSize(size)).toArray(IntColumn[]::new);
  }

  /** Sorts upwards by the first column; row i of the others stays beside its key. */
  static void sort(IntColumn... columns) {
    if (columns[0].size() < 2) {
      return;
    }
    RadixSort sort = new RadixSort(columns);
    long[][] counts = sort.countDigits();
    for (int pass = 0; pass < PASSES; pass++) {
      sort.pass(pass, counts[pass]);
    }
    for (int c = 0; c < columns.length; c++) {
      columns[c].become(sort.from[c]);
    }
  }

  private long[][] countDigits() {
    long[][] counts = new long[PASSES][DIGITS];
    for (long i = 0; i < size; i++) {
      int key = from[0].get(i);
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][digit(key, pass)]++;
      }
    }
    return counts;
  }

  private void pass(int pass, long[] counts) {
    if (Arrays.stream(counts).anyMatch(count -> count == size)) {
      return;
    }
    long[] next = starts(counts);
    if (from.length == 1) {
      moveKeys(pass, next);
    } else {
      moveRows(pass, next);
    }
    IntColumn[] moved = to;
    to = from;
    from = moved;
  }

  private static long[] starts(long[] counts) {
    long[] starts = new long[DIGITS];
    for (int digit = 1; digit < DIGITS; digit++) {
      starts[digit] = starts[digit - 1] + counts[digit - 1];
    }
    return starts;
  }

  private void moveKeys(int pass, long[] next) {
    IntColumn source = from[0];
    IntColumn target = to[0];
    for (long i = 0; i < size; i++) {
      int key = source.get(i);
      target.set(next[digit(key, pass)]++, key);
    }
  }

  private void moveRows(int pass, long[] next) {
    for (long i = 0; i < size; i++) {
      long place = next[digit(from[0].get(i), pass)]++;
      for (int c = 0; c < from.length; c++) {
        to[c].set(place, from[c].get(i));
      }
    }
  }

  private static int digit(int key, int pass) {
    return ((key ^ Integer.MIN_VALUE) >>> (pass * DIGIT_BITS)) & (DIGITS - 1);
  }
}
