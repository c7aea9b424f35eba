package dev.loupe.feature;

import dev.loupe.Moments;

/**
 * Mean and standard deviation of every feature dimension over the training patches: what makes one
 * noise strength mean the same for every backbone, layer and data set.
 *
 * @param mean per dimension
 * @param deviation per dimension, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureScale(double[] mean, double[] deviation) {

  /**
   * Dimensions that hardly vary (a dead channel) count as if they varied by this share of the mean
   * deviation.
   */
  private static final double LEAST_SHARE = 1e-3;

  /** Checks lengths and signs. */
  public FeatureScale {
    if (mean.length != deviation.length) {
      throw new IllegalArgumentException(
          mean.length + " means, " + deviation.length + " deviations");
    }
    for (double one : deviation) {
      if (!(one > 0)) {
        throw new IllegalArgumentException("A deviation must be above 0, not " + one);
      }
    }
  }

  /** The scale of features with these moments. */
  static FeatureScale of(Moments moments) {
    double[] deviation = moments.variance();
    double total = 0;
    for (int j = 0; j < deviation.length; j++) {
      deviation[j] = Math.sqrt(deviation[j]);
      total += deviation[j];
    }
    double least = Math.max(1e-12, LEAST_SHARE * total / deviation.length);
    for (int j = 0; j < deviation.length; j++) {
      deviation[j] = Math.max(deviation[j], least);
    }
    return new FeatureScale(moments.mean(), deviation);
  }

  /** Features as they come. */
  public static FeatureScale identity(int dimension) {
    double[] ones = new double[dimension];
    java.util.Arrays.fill(ones, 1);
    return new FeatureScale(new double[dimension], ones);
  }

  /** Standardises rows in place: {@code rows} is {@code float[n * dimension]}. */
  public void apply(float[] rows) {
    int dimension = mean.length;
    for (int i = 0; i < rows.length; i++) {
      int j = i % dimension;
      rows[i] = (float) ((rows[i] - mean[j]) / deviation[j]);
    }
  }
}
