package dev.loupe.image;

import java.util.Arrays;

/** Changes the size of masks: by the nearest pixel, or by the share of the area covered. */
public final class Masks {

  private Masks() {}

  /**
   * Each new pixel is what the old one under its centre is. A thin scratch may be lost when
   * shrinking.
   */
  public static Mask nearest(Mask mask, int width, int height) {
    Mask resized = Mask.empty(width, height);
    for (int y = 0; y < height; y++) {
      int row = under(y, height, mask.height()) * mask.width();
      for (int x = 0; x < width; x++) {
        resized.set()[y * width + x] = mask.set()[row + under(x, width, mask.width())];
      }
    }
    return resized;
  }

  /** floor((i + 1/2) * old / size) in whole numbers. */
  private static int under(int i, int size, int old) {
    return (int) ((2L * i + 1) * old / (2L * size));
  }

  /**
   * Each new pixel is set when more than half of the old area under it is. The comparison is exact:
   * areas are counted in whole units of 1 / (width x height) of an old pixel.
   */
  public static Mask area(Mask mask, int width, int height) {
    Mask resized = Mask.empty(width, height);
    long[] covered = new long[width];
    long half = (long) mask.width() * mask.height();
    for (int y = 0; y < height; y++) {
      Arrays.fill(covered, 0);
      long top = (long) y * mask.height();
      long bottom = top + mask.height();
      for (int row = (int) (top / height); (long) row * height < bottom; row++) {
        addRow(mask, row, overlap(row, height, top, bottom), covered);
      }
      for (int x = 0; x < width; x++) {
        resized.set()[y * width + x] = 2 * covered[x] > half;
      }
    }
    return resized;
  }

  /** Adds, for each new column, how much of it the set pixels of an old row cover. */
  private static void addRow(Mask mask, int row, long weight, long[] covered) {
    int width = covered.length;
    for (int x = 0; x < width; x++) {
      long left = (long) x * mask.width();
      long right = left + mask.width();
      for (int column = (int) (left / width); (long) column * width < right; column++) {
        if (mask.set()[row * mask.width() + column]) {
          covered[x] += weight * overlap(column, width, left, right);
        }
      }
    }
  }

  /** The length of [cell * size, (cell + 1) * size) within [from, to). */
  private static long overlap(int cell, int size, long from, long to) {
    long start = (long) cell * size;
    return Math.min(start + size, to) - Math.max(start, from);
  }
}
