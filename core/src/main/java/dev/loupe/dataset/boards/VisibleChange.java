package dev.loupe.dataset.boards;

import dev.loupe.image.Mask;

/**
 * Finds the pixels that a defect changed visibly, from two pictures of the same board that differ
 * in nothing else, noise included.
 */
final class VisibleChange {

  /** The least difference of a channel, of 255, that counts as visible. */
  private static final float VISIBLE = 9;

  /** A defect is more than this many pixels, however subtle. */
  private static final int LEAST = 12;

  private VisibleChange() {}

  /** Pixels that differ; for a very faint defect those that differ most. */
  static Mask between(float[][] good, float[][] bad, int width, int height) {
    float[] change = change(good, bad);
    for (float threshold = VISIBLE; ; threshold /= 2) {
      Mask mask = tidy(change, threshold, width, height);
      if (mask.area() >= LEAST || threshold < 0.1f) {
        return mask;
      }
    }
  }

  private static float[] change(float[][] good, float[][] bad) {
    float[] change = new float[good[0].length];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < change.length; i++) {
        change[i] = Math.max(change[i], Math.abs(good[channel][i] - bad[channel][i]));
      }
    }
    return change;
  }

  /** Drops single pixels and closes single gaps: five or more of nine decide. */
  private static Mask tidy(float[] change, float threshold, int width, int height) {
    boolean[] set = new boolean[change.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int votes = votes(change, threshold, y * width + x, width);
        boolean here = change[y * width + x] >= threshold;
        set[y * width + x] = here ? votes >= 3 : votes >= 6;
      }
    }
    return new Mask(width, height, set);
  }

  private static int votes(float[] change, float threshold, int middle, int width) {
    int votes = 0;
    for (int row = middle - width; row <= middle + width; row += width) {
      for (int i = row - 1; i <= row + 1; i++) {
        votes += change[i] >= threshold ? 1 : 0;
      }
    }
    return votes;
  }
}
