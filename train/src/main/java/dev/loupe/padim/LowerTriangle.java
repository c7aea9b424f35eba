package dev.loupe.padim;

import java.util.Arrays;

/**
 * Arithmetic on a symmetric or lower triangular matrix {@code double[n * n]}, row by row; what lies
 * above the diagonal is neither read nor written. Inner loops run along rows, so that the compiler
 * can vectorise them.
 */
final class LowerTriangle {

  private LowerTriangle() {}

  /**
   * Cholesky: replaces A by L with {@code A = L L^T}.
   *
   * @throws ArithmeticException when A is not positive definite
   */
  static void decompose(double[] a, int n) {
    double[] column = new double[n];
    for (int k = 0; k < n; k++) {
      double pivot = a[k * n + k];
      if (!(pivot > 0)) {
        throw new ArithmeticException("Pivot " + k + " is " + pivot);
      }
      double root = Math.sqrt(pivot);
      a[k * n + k] = root;
      for (int i = k + 1; i < n; i++) {
        column[i] = a[i * n + k] /= root;
      }
      for (int i = k + 1; i < n; i++) {
        addScaled(a, i * n + k + 1, column, k + 1, i - k, -column[i]);
      }
    }
  }

  /** Replaces L by its inverse, which is lower triangular as well. */
  static void invert(double[] l, int n) {
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(l, i * n, row, 0, i);
      double diagonal = 1 / l[i * n + i];
      Arrays.fill(l, i * n, i * n + i, 0);
      for (int k = 0; k < i; k++) {
        addScaled(l, i * n, l, k * n, k + 1, -diagonal * row[k]);
      }
      l[i * n + i] = diagonal;
    }
  }

  /** Replaces L by {@code L L^T}, its lower half. */
  static void square(double[] l, int n) {
    double[] row = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      System.arraycopy(l, i * n, row, 0, i + 1);
      for (int j = i; j >= 0; j--) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += row[k] * l[j * n + k];
        }
        l[i * n + j] = sum;
      }
    }
  }

  private static void addScaled(
      double[] to, int toAt, double[] from, int fromAt, int count, double factor) {
    for (int i = 0; i < count; i++) {
      to[toAt + i] += factor * from[fromAt + i];
    }
  }
}
