package dev.loupe.feature;

/**
 * Mean and standard deviation of every feature dimension over the training patches: what makes one
 * noise strength mean the same for every backbone, layer and data set.
 *
 * @param mean per dimension
 * @param deviation per dimension, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureScale(double[] mean, double[] deviation) {

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
