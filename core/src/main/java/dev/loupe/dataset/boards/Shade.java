package dev.loupe.dataset.boards;

import dev.loupe.image.Box;
import java.util.Arrays;

/**
 * Where light does not reach, at the fineness of the picture: the shadow that the soft box throws,
 * and the gloom of corners. Both in [0, 1], 1 for full light.
 */
final class Shade {

  /** From the belt to the top of the socket, millimetres. */
  private static final float TALLEST = 4.1f;

  final int width;
  final int height;
  final float[] key;
  final float[] open;

  /** The shade within a window; beyond it nothing is promised. */
  Shade(Relief relief, Lighting lighting, float pixelsPerMillimetre, Box window) {
    this.width = relief.width / Relief.FINENESS;
    this.height = relief.height / Relief.FINENESS;
    this.key = new float[width * height];
    this.open = new float[width * height];
    float[] level = coarse(relief);
    shadow(level, lighting, pixelsPerMillimetre, window);
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
  private void shadow(float[] level, Lighting lighting, float scale, Box window) {
    float flat = (float) Math.sqrt(lighting.keyX * lighting.keyX + lighting.keyY * lighting.keyY);
    float stepX = lighting.keyX / flat;
    float stepY = lighting.keyY / flat;
    float rise = lighting.keyZ / flat / scale;
    Skyline skyline = new Skyline(level, width, height, (int) (TALLEST / rise) + 1);
    Arrays.fill(key, 1);
    int lastRow = Math.min(height, window.y() + window.height() + 1);
    int lastColumn = Math.min(width, window.x() + window.width() + 1);
    for (int y = Math.max(0, window.y() - 1); y < lastRow; y++) {
      for (int x = Math.max(0, window.x() - 1); x < lastColumn; x++) {
        float top = skyline.above(x, y);
        if (top - level[y * width + x] > 0.1f) {
          key[y * width + x] = 1 - blocked(level, x, y, stepX, stepY, rise, scale, top);
        }
      }
    }
    Blur.box(key, width, height, 1);
  }

  private float blocked(
      float[] level, int x, int y, float dx, float dy, float rise, float scale, float top) {
    float base = level[y * width + x] + 0.03f;
    float most = 0;
    for (float away = 1; base + away * rise < top; away++) {
      int column = (int) (x + dx * away + 0.5f);
      int row = (int) (y + dy * away + 0.5f);
      if (column < 0 || row < 0 || column >= width || row >= height) {
        break;
      }
      float over = level[row * width + column] - base - away * rise;
      if (over > 0) {
        most = Math.max(most, over / (0.05f + 0.22f * away / scale));
      }
    }
    return Math.min(1, most);
  }

  private void gloom(float[] level, float scale) {
    float[] near = level.clone();
    Blur.box(near, width, height, Math.max(1, (int) (0.22 * scale)));
    float[] far = level.clone();
    Blur.box(far, width, height, Math.max(2, (int) (0.9 * scale)));
    Blur.box(far, width, height, Math.max(2, (int) (0.6 * scale)));
    for (int i = 0; i < open.length; i++) {
      float buried =
          0.9f * Math.max(0, near[i] - level[i]) + 0.55f * Math.max(0, far[i] - level[i]);
      open[i] = (float) (1 / (1 + buried));
    }
  }
}
