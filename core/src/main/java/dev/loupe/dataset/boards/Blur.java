package dev.loupe.dataset.boards;

/** Blurs of a plane in place; edges repeat. */
final class Blur {

  private Blur() {}

  /** Means over a square of side {@code 2 * radius + 1}. */
  static void box(float[] plane, int width, int height, int radius) {
    float[] line = new float[Math.max(width, height)];
    for (int y = 0; y < height; y++) {
      sweep(plane, y * width, 1, width, radius, line);
    }
    columns(plane, width, height, radius);
  }

  private static void sweep(float[] plane, int at, int step, int n, int radius, float[] line) {
    for (int i = 0; i < n; i++) {
      line[i] = plane[at + i * step];
    }
    float sum = line[0] * (radius + 1);
    for (int i = 1; i <= radius; i++) {
      sum += line[Math.min(i, n - 1)];
    }
    float share = 1f / (2 * radius + 1);
    for (int i = 0; i < n; i++) {
      plane[at + i * step] = sum * share;
      sum += line[Math.min(i + radius + 1, n - 1)] - line[Math.max(i - radius, 0)];
    }
  }

  /** All columns at once, row by row, which the cache likes. */
  private static void columns(float[] plane, int width, int height, int radius) {
    float[] before = plane.clone();
    float[] sum = new float[width];
    for (int i = -radius; i <= radius; i++) {
      add(sum, before, row(i, height) * width, 1);
    }
    float share = 1f / (2 * radius + 1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        plane[y * width + x] = sum[x] * share;
      }
      add(sum, before, row(y + radius + 1, height) * width, 1);
      add(sum, before, row(y - radius, height) * width, -1);
    }
  }

  private static void add(float[] sum, float[] plane, int at, float sign) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += sign * plane[at + x];
    }
  }

  private static int row(int y, int height) {
    return Math.max(0, Math.min(height - 1, y));
  }

  /** Weights edge, middle, edge along both directions: the softness of a lens. */
  static void three(float[] plane, int width, int height, float edge) {
    float middle = 1 - 2 * edge;
    for (int y = 0; y < height; y++) {
      float left = plane[y * width];
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        float here = plane[i];
        float right = x + 1 < width ? plane[i + 1] : here;
        plane[i] = middle * here + edge * (left + right);
        left = here;
      }
    }
    threeDown(plane, width, height, edge, middle);
  }

  private static void threeDown(float[] plane, int width, int height, float edge, float middle) {
    float[] above = new float[width];
    System.arraycopy(plane, 0, above, 0, width);
    for (int y = 0; y < height; y++) {
      int below = y + 1 < height ? width : 0;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        float here = plane[i];
        plane[i] = middle * here + edge * (above[x] + plane[i + below]);
        above[x] = here;
      }
    }
  }
}
