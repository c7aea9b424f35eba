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
    if (rows == 0) {
      for (int j = 0; j < shift.length; j++) {
        shift[j] = values[j];
      }
    }
    count(values, 1);
  }

  /** The moments of all rows but these, each of which was added before. */
  public Moments without(float[] values) {
    int dimension = sums.length;
    Moments rest = new Moments(dimension);
    System.arraycopy(shift, 0, rest.shift, 0, dimension);
    System.arraycopy(sums, 0, rest.sums, 0, dimension);
    System.arraycopy(squares, 0, rest.squares, 0, dimension);
    rest.rows = rows;
    rest.count(values, -1);
    return rest;
  }

  private void count(float[] values, int times) {
    int dimension = sums.length;
    for (int i = 0; i < values.length; i += dimension) {
      for (int j = 0; j < dimension; j++) {
        double value = values[i + j] - shift[j];
        sums[j] += times * value;
        squares[j] += times * value * value;
      }
    }
    rows += times * (values.length / dimension);
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
