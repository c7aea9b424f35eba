package dev.loupe.synthetic;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;

/**
 * Which painted pixels can be seen at all. A scratch of the material's own grey is painted, but
 * there is nothing to see; to call it a defect would teach a detector to see defects in good
 * material.
 *
 * <p>A pixel can be seen when, over the 5 x 5 pixels around it and in any channel, the picture has
 * become lighter or darker by 4 levels in the mean, or when single pixels have changed by 10 in the
 * mean.
 */
final class Visibility {

  private static final int RADIUS = 2;
  private static final int SHIFT = 4;
  private static final int CHANGE = 10;

  private Visibility() {}

  /** The painted pixels that can be seen; may be none. */
  static Mask of(Picture good, Picture painted, Mask mask) {
    boolean[] seen = new boolean[good.width() * good.height()];
    for (int y = 0; y < good.height(); y++) {
      for (int x = 0; x < good.width(); x++) {
        seen[y * good.width() + x] = mask.at(x, y) && isSeen(good, painted, x, y);
      }
    }
    return new Mask(good.width(), good.height(), seen);
  }

  private static boolean isSeen(Picture good, Picture painted, int x, int y) {
    for (int channel = 0; channel < 3; channel++) {
      int shift = 0;
      int change = 0;
      int pixels = 0;
      for (int v = Math.max(0, y - RADIUS); v <= Math.min(good.height() - 1, y + RADIUS); v++) {
        for (int u = Math.max(0, x - RADIUS); u <= Math.min(good.width() - 1, x + RADIUS); u++) {
          int difference = painted.at(u, v, channel) - good.at(u, v, channel);
          shift += difference;
          change += Math.abs(difference);
          pixels++;
        }
      }
      if (Math.abs(shift) >= SHIFT * pixels || change >= CHANGE * pixels) {
        return true;
      }
    }
    return false;
  }
}
