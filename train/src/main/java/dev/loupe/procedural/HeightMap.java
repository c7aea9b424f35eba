package dev.loupe.procedural;

/**
 * A square relief: one height in [0, 1] a place. Painted by a {@link Pattern}, then read by the
 * {@link Material} that is made of it.
 */
final class HeightMap {

  private final int side;
  private final float[] heights;

  HeightMap(int side) {
    this.side = side;
    this.heights = new float[side * side];
  }

  /** A height at a place of the unit square. */
  @FunctionalInterface
  interface Formula {
    double at(double u, double v);
  }

  int side() {
    return side;
  }

  float at(int x, int y) {
    return heights[y * side + x];
  }

  void set(int x, int y, double height) {
    if (x >= 0 && y >= 0 && x < side && y < side) {
      heights[y * side + x] = (float) height;
    }
  }

  void add(int x, int y, double height) {
    if (x >= 0 && y >= 0 && x < side && y < side) {
      heights[y * side + x] += (float) height;
    }
  }

  void fill(Formula formula) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        heights[y * side + x] = (float) formula.at((x + 0.5) / side, (y + 0.5) / side);
      }
    }
  }

  /** The mean of each place and its eight neighbours, some times over. */
  void soften(int rounds) {
    for (int i = 0; i < rounds; i++) {
      average(1, side);
      average(side, 1);
    }
  }

  private void average(int step, int stride) {
    for (int line = 0; line < side; line++) {
      int at = line * stride;
      float before = heights[at];
      for (int i = 0; i < side; i++, at += step) {
        float here = heights[at];
        float after = i + 1 < side ? heights[at + step] : here;
        heights[at] = (before + here + after) / 3;
        before = here;
      }
    }
  }

  /** Stretches the heights to the whole of 0..255, as unsigned bytes. */
  byte[] stretched() {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (float height : heights) {
      low = Math.min(low, height);
      high = Math.max(high, height);
    }
    float factor = high > low ? 255 / (high - low) : 0;
    byte[] bytes = new byte[heights.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round((heights[i] - low) * factor);
    }
    return bytes;
  }
}
