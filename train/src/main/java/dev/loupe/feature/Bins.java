package dev.loupe.feature;

/**
 * The bins of adaptive average pooling: bin i of n over a vector of length L goes from {@code
 * floor(i L / n)} to {@code ceil((i + 1) L / n)}; neighbours may share an element.
 *
 * @param length L
 * @param count n
 */
record Bins(int length, int count) {

  int from(int bin) {
    return (int) ((long) bin * length / count);
  }

  /** One behind the last element. */
  int to(int bin) {
    return (int) (((bin + 1L) * length + count - 1) / count);
  }

  int size(int bin) {
    return to(bin) - from(bin);
  }

  int firstTouching(int element) {
    int bin = (int) ((long) element * count / length);
    while (bin > 0 && to(bin - 1) > element) {
      bin--;
    }
    return bin;
  }

  int lastTouching(int element) {
    int bin = (int) ((long) element * count / length);
    while (bin + 1 < count && from(bin + 1) <= element) {
      bin++;
    }
    return bin;
  }
}
