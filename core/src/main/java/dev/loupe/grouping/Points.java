package dev.loupe.grouping;

/** Arithmetic of points {@code float[points][dimension]}. */
final class Points {

  private Points() {}

  /** Whether there is no infinity and no NaN among the values. */
  static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The square of the Euclidean distance. */
  static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double off = (double) a[d] - b[d];
      sum += off * off;
    }
    return sum;
  }

  /** The squared distances of all pairs, {@code double[points][points]}. */
  static double[][] squaredDistances(float[][] points) {
    double[][] squared = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        squared[i][j] = squaredDistance(points[i], points[j]);
        squared[j][i] = squared[i][j];
      }
    }
    return squared;
  }

  /** Which of the centres is nearest; of several equally near ones the first. */
  static int nearest(float[] point, float[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double squared = squaredDistance(point, centres[k]);
      if (squared < least) {
        least = squared;
        nearest = k;
      }
    }
    return nearest;
  }

  /** The mean of the points of each group; 0 for a group without any. */
  static float[][] means(float[][] points, int[] group, int groups) {
    int dimension = points[0].length;
    double[][] sums = new double[groups][dimension];
    int[] counts = new int[groups];
    for (int i = 0; i < points.length; i++) {
      counts[group[i]]++;
      for (int d = 0; d < dimension; d++) {
        sums[group[i]][d] += points[i][d];
      }
    }
    float[][] means = new float[groups][dimension];
    for (int k = 0; k < groups; k++) {
      for (int d = 0; d < dimension; d++) {
        means[k][d] = (float) (sums[k][d] / Math.max(1, counts[k]));
      }
    }
    return means;
  }
}
