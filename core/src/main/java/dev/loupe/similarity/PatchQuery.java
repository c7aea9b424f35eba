package dev.loupe.similarity;

import java.util.Arrays;

/**
 * The patches that are looked for.
 *
 * <p>How unlike a picture is: for each patch looked for the distance to the nearest patch of the
 * picture, wherever it lies, and of these the mean. The distance of two patches is that of their
 * vectors of length 1, sqrt(2 - 2 cos), from 0 (alike) to 2.
 *
 * <p>Cost: patches looked for x patches of the picture x dimension multiplications.
 */
@SuppressWarnings("ArrayRecordComponent")
final class PatchQuery {

  private static final int MOST_PATCHES = 256;

  private final int count;
  private final int dimension;

  /** {@code float[dimension][count]}, so that the inner loop runs over the patches looked for. */
  private final float[] columns;

  /** Looks for patches of a picture; of very many every so-many-th. */
  PatchQuery(PatchGrid picture, int[] patches) {
    int step = 1 + (patches.length - 1) / MOST_PATCHES;
    count = (patches.length + step - 1) / step;
    dimension = picture.dimension();
    columns = new float[dimension * count];
    for (int i = 0; i < count; i++) {
      int start = patches[i * step] * dimension;
      for (int d = 0; d < dimension; d++) {
        columns[d * count + i] = picture.vectors()[start + d];
      }
    }
  }

  /** How unlike a picture is, and which of its patches is nearest to the middle one looked for. */
  Match match(PatchGrid picture) {
    float[] best = new float[count];
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    float[] products = new float[count];
    int nearest = 0;
    for (int patch = 0; patch < picture.count(); patch++) {
      multiply(picture.vectors(), patch * dimension, products);
      if (products[count / 2] > best[count / 2]) {
        nearest = patch;
      }
      for (int i = 0; i < count; i++) {
        best[i] = Math.max(best[i], products[i]);
      }
    }
    return new Match(distance(best), nearest);
  }

  private void multiply(float[] vectors, int start, float[] products) {
    Arrays.fill(products, 0);
    for (int d = 0; d < dimension; d++) {
      float value = vectors[start + d];
      int row = d * count;
      for (int i = 0; i < count; i++) {
        products[i] += value * columns[row + i];
      }
    }
  }

  private static double distance(float[] cosines) {
    double sum = 0;
    for (float cosine : cosines) {
      sum += Math.sqrt(Math.max(0, 2 - 2.0 * cosine));
    }
    return sum / cosines.length;
  }

  /**
   * How a picture compares.
   *
   * @param distance mean over the patches looked for
   * @param patch of the picture that is nearest to the middle patch looked for
   */
  record Match(double distance, int patch) {}
}
