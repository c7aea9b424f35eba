package dev.loupe.detector;

import dev.loupe.image.AnomalyMap;

/**
 * A short description of an anomaly map that survives float rounding: the means of 8 x 8 blocks,
 * then the largest value.
 *
 * <p>A hash would differ between two processors; these 65 numbers agree within a tolerance wherever
 * the map does.
 */
final class MapDigest {

  private static final int BLOCKS = 8;

  private MapDigest() {}

  /** {@code float[65]}: block means row by row, then the maximum. */
  static float[] of(AnomalyMap map) {
    float[] digest = new float[BLOCKS * BLOCKS + 1];
    for (int row = 0; row < BLOCKS; row++) {
      for (int column = 0; column < BLOCKS; column++) {
        digest[row * BLOCKS + column] = blockMean(map, row, column);
      }
    }
    digest[BLOCKS * BLOCKS] = map.max();
    return digest;
  }

  private static float blockMean(AnomalyMap map, int row, int column) {
    int top = row * map.height() / BLOCKS;
    int bottom = (row + 1) * map.height() / BLOCKS;
    int left = column * map.width() / BLOCKS;
    int right = (column + 1) * map.width() / BLOCKS;
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += map.at(x, y);
      }
    }
    return (float) (sum / ((bottom - top) * (double) (right - left)));
  }
}
