package dev.loupe.agurnet;

import dev.loupe.image.Picture;
import dev.loupe.network.Ops;
import dev.loupe.network.PoolShape;

/**
 * Makes a picture so small that its shorter side lies in [32, 64): enough to tell one kind of thing
 * from another.
 *
 * @param factor a power of two that divides both sides; 1 for pictures that are small already
 */
record Shrinking(int factor) {

  private static final int SMALLEST = 32;

  /** For pictures of a size whose sides are multiples of 16. */
  static Shrinking of(int height, int width) {
    int factor = 1;
    while (Math.min(height, width) / (2 * factor) >= SMALLEST
        && height % (2 * factor) == 0
        && width % (2 * factor) == 0) {
      factor *= 2;
    }
    return new Shrinking(factor);
  }

  /** {@code [n x c x h x w]}, each pixel the mean of a square. */
  <T> T apply(Ops<T> ops, T x) {
    return factor == 1 ? x : ops.avgPool(x, PoolShape.of(factor, factor, 0));
  }

  /** The same of a picture, to half a grey level. */
  Picture of(Picture picture) {
    if (factor == 1) {
      return picture;
    }
    int width = picture.width() / factor;
    byte[] rgb = new byte[width * (picture.height() / factor) * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = mean(picture, i / 3 % width * factor, i / 3 / width * factor, i % 3);
    }
    return new Picture(width, picture.height() / factor, rgb);
  }

  private byte mean(Picture picture, int left, int top, int channel) {
    int sum = 0;
    for (int y = top; y < top + factor; y++) {
      for (int x = left; x < left + factor; x++) {
        sum += picture.at(x, y, channel);
      }
    }
    int count = factor * factor;
    return (byte) ((sum + count / 2) / count);
  }
}
