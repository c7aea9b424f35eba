package dev.loupe.metric;

import java.util.Arrays;

/**
 * A long list of ints that grows without ever being copied: chunks of 64 KB, so 4 bytes a number
 * and no peak of three times that.
 */
final class IntColumn {

  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;
  private static final int MASK = CHUNK - 1;

  private int[][] chunks = new int[16][];
  private long size;

  /** A column of zeros. */
  static IntColumn ofSize(long size) {
    IntColumn column = new IntColumn();
    int count = (int) ((size + MASK) >>> BITS);
    column.chunks = new int[Math.max(1, count)][];
    for (int i = 0; i < count; i++) {
      column.chunks[i] = new int[CHUNK];
    }
    column.size = size;
    return column;
  }

  void add(int value) {
    int chunk = (int) (size >>> BITS);
    int at = (int) size & MASK;
    if (at == 0) {
      open(chunk);
    }
    chunks[chunk][at] = value;
    size++;
  }

  private void open(int chunk) {
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    chunks[chunk] = new int[CHUNK];
  }

  int get(long index) {
    return chunks[(int) (index >>> BITS)][(int) index & MASK];
  }

  void set(long index, int value) {
    chunks[(int) (index >>> BITS)][(int) index & MASK] = value;
  }

  long size() {
    return size;
  }

  /** Takes the content of another column, which must not be used any more. */
  void become(IntColumn other) {
    chunks = other.chunks;
    size = other.size;
  }

  /**
   * In a column of {@link OrderedKey keys} sorted upwards, how many scores lie below a threshold.
   */
  long countBelow(double threshold) {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (OrderedKey.score(get(middle)) < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
