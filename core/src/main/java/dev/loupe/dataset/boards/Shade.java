package dev.loupe.dataset.boards;

/**
 * Where light does not reach, at the fineness of the picture: the shadow that the soft box throws,
 * and the gloom of corners. Both in [0, 1], 1 for full light.
 */
final class Shade {

  private static final int MARCH = 30;

  final int width;
  final int height;
  final float[] key;
  final float[] open;

  Shade(Relief relief, Lighting lighting, double pixelsPerMillimetre) {
    this.width = relief.width / Relief.FINENESS;
    this.height = relief.height / Relief.FINENESS;
    this.key = new float[width * height];
    this.open = new float[width * height];
    float[] level = coarse(relief);
    shadow(level, lighting, pixelsPerMillimetre);
    gloom(level, pixelsPerMillimetre);
  }

  private float[] coarse(Relief relief) {
    float[] level = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int cell = 2 * y * relief.width + 2 * x;
        int below = cell + relief.width;
        level[y * width + x] =
            (relief.level[cell]
                    + relief.level[cell + 1]
                    + relief.level[below]
                    + relief.level[below + 1])
                / 4;
      }
    }
    return level;
  }

  /** Walks from each pixel towards the light and sees how far the relief stands in the way. */
  private void shadow(float[] level, Lighting lighting, double scale) {
    double flat = Math.sqrt(lighting.keyX * lighting.keyX + lighting.keyY * lighting.keyY);
    double stepX = lighting.keyX / flat;
    double stepY = lighting.keyY / flat;
    double rise = lighting.keyZ / flat / scale;
    double stride = Math.max(1, 4.2 / (rise * MARCH));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        key[y * width + x] = (float) (1 - blocked(level, x, y, stepX, stepY, rise, stride, scale));
      }
    }
    Blur.box(key, width, height, 1);
  }

  private double blocked(
      float[] level, int x, int y, double dx, double dy, double rise, double stride, double scale) {
    double base = level[y * width + x] + 0.03;
    double most = 0;
    double away = stride;
    for (int i = 0; i < MARCH && base + away * rise < 2.6; i++, away += stride) {
      int column = (int) (x + dx * away + 0.5);
      int row = (int) (y + dy * away + 0.5);
      if (column < 0 || row < 0 || column >= width || row >= height) {
        break;
      }
      double over = level[row * width + column] - base - away * rise;
      if (over > 0) {
        most = Math.max(most, over / (0.05 + 0.22 * away / scale));
      }
    }
    return Math.min(1, most);
  }

  private void gloom(float[] level, double scale) {
    float[] near = level.clone();
    Blur.box(near, width, height, Math.max(1, (int) (0.22 * scale)));
    float[] far = level.clone();
    Blur.box(far, width, height, Math.max(2, (int) (0.9 * scale)));
    Blur.box(far, width, height, Math.max(2, (int) (0.6 * scale)));
    for (int i = 0; i < open.length; i++) {
      double buried = 0.9 * Math.max(0, near[i] - level[i]) + 0.55 * Math.max(0, far[i] - level[i]);
      open[i] = (float) (1 / (1 + buried));
    }
  }
}
