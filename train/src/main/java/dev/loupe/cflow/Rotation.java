package dev.loupe.cflow;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import java.util.random.RandomGenerator;

/** Random orthogonal matrices: what mixes the channels between two couplings. */
final class Rotation {

  private Rotation() {}

  /**
   * An orthogonal matrix {@code float[n][n]}, uniform over all: Gaussian rows, made orthogonal one
   * after the other (modified Gram-Schmidt, twice for accuracy) in double precision.
   */
  static FloatTensor draw(int n, RandomGenerator random) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = random.nextGaussian();
      }
      removeEarlier(rows, i);
      removeEarlier(rows, i);
      double length = Math.sqrt(dot(rows[i], rows[i]));
      for (int j = 0; j < n; j++) {
        rows[i][j] /= length;
      }
    }
    return flattened(rows);
  }

  private static void removeEarlier(double[][] rows, int i) {
    for (int k = 0; k < i; k++) {
      double share = dot(rows[i], rows[k]);
      for (int j = 0; j < rows.length; j++) {
        rows[i][j] -= share * rows[k][j];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static FloatTensor flattened(double[][] rows) {
    int n = rows.length;
    float[] values = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      values[i] = (float) rows[i / n][i % n];
    }
    return new FloatTensor(Shape.of(n, n), values);
  }
}
