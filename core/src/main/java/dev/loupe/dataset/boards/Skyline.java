package dev.loupe.dataset.boards;

import java.util.Arrays;

/** The highest level around each block of pixels: tells where no shadow can fall. */
final class Skyline {

  private static final int BLOCK = 8;

  private final int columns;
  private final int rows;
  private final float[] highest;

  /**
   * The skyline of a relief.
   *
   * @param level {@code float[height * width]}, millimetres
   * @param reach how far a shadow falls, pixels
   */
  Skyline(float[] level, int width, int height, int reach) {
    columns = (width + BLOCK - 1) / BLOCK;
    rows = (height + BLOCK - 1) / BLOCK;
    highest = spread(blocks(level, width, height), 1 + reach / BLOCK);
  }

  /** The highest level that could shade the pixel. */
  float above(int x, int y) {
    return highest[y / BLOCK * columns + x / BLOCK];
  }

  private float[] blocks(float[] level, int width, int height) {
    float[] blocks = new float[columns * rows];
    Arrays.fill(blocks, -10);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int block = y / BLOCK * columns + x / BLOCK;
        blocks[block] = Math.max(blocks[block], level[y * width + x]);
      }
    }
    return blocks;
  }

  private float[] spread(float[] blocks, int reach) {
    float[] spread = new float[blocks.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        spread[y * columns + x] = around(blocks, x, y, reach);
      }
    }
    return spread;
  }

  private float around(float[] blocks, int x, int y, int reach) {
    float highest = -10;
    for (int j = Math.max(0, y - reach); j <= Math.min(rows - 1, y + reach); j++) {
      for (int i = Math.max(0, x - reach); i <= Math.min(columns - 1, x + reach); i++) {
        highest = Math.max(highest, blocks[j * columns + i]);
      }
    }
    return highest;
  }
}
