package dev.loupe.feature;

/**
 * Running sums of features and their squares, in double precision, shifted by the first row so that
 * nothing cancels.
 *
 * <p>Not safe for several threads.
 */
final class FeatureMoments {

  /**
   * Dimensions that hardly vary (a dead channel) count as if they varied by this share of the mean
   * deviation.
   */
  private static final double LEAST_SHARE = 1e-3;

  private final double[] shift;
  private final double[] sums;
  private final double[] squares;
  private long rows;

  FeatureMoments(int dimension) {
    shift = new double[dimension];
    sums = new double[dimension];
    squares = new double[dimension];
  }

  /** Adds rows, one behind the other. */
  void add(float[] features) {
    int dimension = sums.length;
    if (rows == 0) {
      for (int j = 0; j < dimension; j++) {
        shift[j] = features[j];
      }
    }
    for (int i = 0; i < features.length; i += dimension) {
      for (int j = 0; j < dimension; j++) {
        double value = features[i + j] - shift[j];
        sums[j] += value;
        squares[j] += value * value;
      }
    }
    rows += features.length / dimension;
  }

  /** Mean and deviation of what was added. */
  FeatureScale scale() {
    double[] mean = new double[sums.length];
    double[] deviation = new double[sums.length];
    double total = 0;
    for (int j = 0; j < sums.length; j++) {
      double shifted = sums[j] / rows;
      mean[j] = shifted + shift[j];
      deviation[j] = Math.sqrt(Math.max(0, squares[j] / rows - shifted * shifted));
      total += deviation[j];
    }
    double least = Math.max(1e-12, LEAST_SHARE * total / sums.length);
    for (int j = 0; j < deviation.length; j++) {
      deviation[j] = Math.max(deviation[j], least);
    }
    return new FeatureScale(mean, deviation);
  }
}
