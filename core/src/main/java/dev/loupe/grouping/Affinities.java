package dev.loupe.grouping;

/** How near points are, as probabilities: the first half of {@link TSne}. */
final class Affinities {

  private static final int HALVINGS = 60;
  private static final double PRECISE = 1e-5;
  private static final double LEAST = 1e-12;

  private Affinities() {}

  /**
   * p_ij, {@code double[points][points]}, symmetric, zero on the diagonal; their sum is 1.
   *
   * @param squared distances of all pairs
   */
  static double[][] joint(double[][] squared, double perplexity) {
    int n = squared.length;
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] row = conditional(squared[i], i, perplexity);
      for (int j = 0; j < n; j++) {
        joint[i][j] += row[j] / (2 * n);
        joint[j][i] += row[j] / (2 * n);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joint[i][j] = i == j ? 0 : Math.max(LEAST, joint[i][j]);
      }
    }
    return joint;
  }

  /**
   * p(j|i) of one point, with the width of its Gaussian found by halving so that the perplexity, 2
   * to the power of the entropy in bits, is the one wanted.
   */
  static double[] conditional(double[] squared, int own, double perplexity) {
    double wanted = Math.log(Math.min(perplexity, squared.length - 1.0));
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1 / Math.max(LEAST, mean(squared));
    double[] row = row(squared, own, precision);
    for (int i = 0; i < HALVINGS && Math.abs(entropy(row) - wanted) > PRECISE; i++) {
      if (entropy(row) > wanted) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
      row = row(squared, own, precision);
    }
    return row;
  }

  private static double mean(double[] squared) {
    double sum = 0;
    for (double one : squared) {
      sum += one;
    }
    return sum / squared.length;
  }

  private static double[] row(double[] squared, int own, double precision) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < squared.length; j++) {
      nearest = j == own ? nearest : Math.min(nearest, squared[j]);
    }
    double[] row = new double[squared.length];
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] = j == own ? 0 : Math.exp(-(squared[j] - nearest) * precision);
      sum += row[j];
    }
    for (int j = 0; j < row.length; j++) {
      row[j] /= sum;
    }
    return row;
  }

  /** In natural units. */
  static double entropy(double[] probabilities) {
    double entropy = 0;
    for (double p : probabilities) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy;
  }
}
