package dev.loupe.dataset.boards;

import java.util.SplittableRandom;

/** Textures that repeat: fine grain for rough surfaces, soft clouds for uneven ones. */
final class Grain {

  static final int SIZE = 256;
  static final int WRAP = SIZE - 1;

  /** White grain in [-1, 1], softened a little. */
  static final float[] FINE = soften(white(11), 1);

  /** Another one, for the second direction. */
  static final float[] FINE_TOO = soften(white(12), 1);

  private static final float[] LATTICE = white(13);

  private Grain() {}

  /** A smooth value in about [-1, 1] that changes over about one unit. */
  static double smooth(double x, double y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double fx = ease(x - x0);
    double fy = ease(y - y0);
    double top = lattice(x0, y0) * (1 - fx) + lattice(x0 + 1, y0) * fx;
    double bottom = lattice(x0, y0 + 1) * (1 - fx) + lattice(x0 + 1, y0 + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** Three octaves of {@link #smooth}, in about [-1, 1]. */
  static double cloud(double x, double y) {
    return 0.57 * smooth(x, y)
        + 0.29 * smooth(2.03 * x + 17.1, 2.03 * y + 5.3)
        + 0.14 * smooth(4.01 * x + 3.7, 4.01 * y + 29.9);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private static float lattice(int x, int y) {
    return LATTICE[(y & WRAP) * SIZE + (x & WRAP)];
  }

  private static float[] white(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static float[] soften(float[] values, int passes) {
    float[] now = values;
    for (int pass = 0; pass < passes; pass++) {
      float[] next = new float[now.length];
      for (int i = 0; i < now.length; i++) {
        next[i] =
            0.6f * now[i] + 0.55f * now[right(i)] + 0.55f * now[(i + SIZE) & (SIZE * SIZE - 1)];
      }
      now = next;
    }
    return now;
  }

  private static int right(int i) {
    return (i & ~WRAP) | ((i + 1) & WRAP);
  }
}
