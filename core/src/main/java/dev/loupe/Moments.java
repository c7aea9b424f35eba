package dev.loupe;

/**
 * Running mean and variance of every dimension of many rows, in double precision, shifted by the
 * first row so that nothing cancels.
 *
 * <p>Not safe for several threads.
 */
public final class Moments {

  private final double[] shift;
  private final double[] sums;
  private final double[] squares;
  private long rows;

  /** Moments of rows of so many numbers. */
  public Moments(int dimension) {
    shift = new double[dimension];
    sums = new double[dimension];
    squares = new double[dimension];
  }

  /** Adds rows, one behind the other: {@code float[n * dimension]}. */
  public void add(float[] values) {
    int dimension = sums.length;
    if (rows == 0) {
      for (int j = 0; j < dimension; j++) {
        shift[j] = values[j];
      }
    }
    for (int i = 0; i < values.length; i += dimension) {
      for (int j = 0; j < dimension; j++) {
        double value = values[i + j] - shift[j];
        sums[j] += value;
        squares[j] += value * value;
      }
    }
    rows += values.length / dimension;
  }

  /** The moments of all rows but these, each of which was added before. */
  public Moments without(float[] values) {
    int dimension = sums.length;
    Moments rest = new Moments(dimension);
    System.arraycopy(shift, 0, rest.shift, 0, dimension);
    System.arraycopy(sums, 0, rest.sums, 0, dimension);
    System.arraycopy(squares, 0, rest.squares, 0, dimension);
    for (int i = 0; i < values.length; i++) {
      int j = i % dimension;
      double value = values[i] - shift[j];
      rest.sums[j] -= value;
      rest.squares[j] -= value * value;
    }
    rest.rows = rows - values.length / dimension;
    return rest;
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  /** The mean of each dimension; not a number before the first row. */
  public double[] mean() {
    double[] mean = new double[sums.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = sums[j] / rows + shift[j];
    }
    return mean;
  }

  /**
   * The mean squared distance to the mean, of each dimension; not a number before the first row.
   */
  public double[] variance() {
    double[] variance = new double[sums.length];
    for (int j = 0; j < variance.length; j++) {
      double shifted = sums[j] / rows;
      variance[j] = Math.max(0, squares[j] / rows - shifted * shifted);
    }
    return variance;
  }
}
