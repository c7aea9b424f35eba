package dev.loupe.image;

/**
 * How a stored picture must be turned or mirrored to stand upright: the eight values of the EXIF
 * tag 274, in its order.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN_RIGHT(true, false, true),
  TRANSVERSED(true, true, true),
  QUARTER_TURN_LEFT(true, true, false);

  private static final Orientation[] BY_TAG = values();

  private final boolean swap;
  private final boolean fromRight;
  private final boolean fromBottom;

  /** The stored column and row change places, then are counted from the other side. */
  Orientation(boolean swap, boolean fromRight, boolean fromBottom) {
    this.swap = swap;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation an EXIF value names; values outside 1..8 mean nothing and are upright. */
  static Orientation ofTag(long value) {
    return value >= 1 && value <= 8 ? BY_TAG[(int) value - 1] : UPRIGHT;
  }

  boolean swapsSides() {
    return swap;
  }

  /** The stored pixels, three bytes each, as an upright picture. */
  Picture upright(int width, int height, byte[] rgb) {
    if (this == UPRIGHT) {
      return new Picture(width, height, rgb);
    }
    int columns = swap ? height : width;
    int rows = swap ? width : height;
    int start = 3 * ((fromBottom ? (height - 1) * width : 0) + (fromRight ? width - 1 : 0));
    int alongStored = 3 * (fromRight ? -1 : 1);
    int downStored = 3 * (fromBottom ? -width : width);
    int step = swap ? downStored : alongStored;
    int line = swap ? alongStored : downStored;
    byte[] upright = new byte[rgb.length];
    int to = 0;
    for (int y = 0; y < rows; y++) {
      int from = start + y * line;
      for (int x = 0; x < columns; x++, from += step, to += 3) {
        upright[to] = rgb[from];
        upright[to + 1] = rgb[from + 1];
        upright[to + 2] = rgb[from + 2];
      }
    }
    return new Picture(columns, rows, upright);
  }
}
