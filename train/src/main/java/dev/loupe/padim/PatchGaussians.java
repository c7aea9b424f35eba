package dev.loupe.padim;

/**
 * A Gaussian for each of some places of the picture, learned from one picture after the other: no
 * picture's features are kept.
 *
 * <p>Source: PaDiM (ICPR 2020) section III-B, eq 1: {@code Sigma = 1/(N-1) sum (x - mu)(x - mu)^T +
 * epsilon I}. Mean and scatter follow each picture by Welford's update in double precision, {@code
 * delta = x - mu; mu += delta / n; S += (n-1)/n delta delta^T}: nothing large is subtracted from
 * anything large, and further pictures can be added at any later time.
 *
 * <p>Memory: {@code 8 (d + d (d + 1) / 2)} bytes a place. Not safe for several threads.
 */
final class PatchGaussians {

  private final int from;
  private final int places;
  private final int dimension;
  private final double[] mean;
  private final double[][] scatter;
  private final double[] delta;
  private int pictures;

  /** Gaussians of the places {@code from..from+places-1}, of no picture yet. */
  PatchGaussians(int from, int places, int dimension) {
    this.from = from;
    this.places = places;
    this.dimension = dimension;
    this.mean = new double[places * dimension];
    this.scatter = new double[places][dimension * (dimension + 1) / 2];
    this.delta = new double[dimension];
  }

  /** Bytes that a place takes. */
  static long bytes(int dimension) {
    return Double.BYTES * (dimension + dimension * (dimension + 1L) / 2);
  }

  /** Goes on from what was learned before. */
  void resume(Whitening before, double regularisation) {
    pictures = before.pictures();
    double[] covariance = new double[dimension * dimension];
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < dimension; i++) {
        mean[place * dimension + i] = before.mean(from + place, i);
      }
      before.covariance(from + place, covariance);
      pack(covariance, regularisation, scatter[place]);
    }
  }

  private void pack(double[] covariance, double regularisation, double[] packed) {
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double own = covariance[i * dimension + j] - (i == j ? regularisation : 0);
        packed[at++] = own * freedom();
      }
    }
  }

  /** Adds a picture: {@code float[all places][dimension]}, those of other places ignored. */
  void add(float[] features) {
    pictures++;
    double share = (pictures - 1.0) / pictures;
    for (int place = 0; place < places; place++) {
      int at = (from + place) * dimension;
      for (int i = 0; i < dimension; i++) {
        delta[i] = features[at + i] - mean[place * dimension + i];
        mean[place * dimension + i] += delta[i] / pictures;
      }
      addOuter(scatter[place], share);
    }
  }

  private void addOuter(double[] packed, double share) {
    int row = 0;
    for (int i = 0; i < dimension; i++) {
      double factor = share * delta[i];
      for (int j = 0; j <= i; j++) {
        packed[row + j] += factor * delta[j];
      }
      row += i + 1;
    }
  }

  /** Pictures added, those before resuming included. */
  int pictures() {
    return pictures;
  }

  /** Component {@code i} of the mean at a place, counted from {@code from}. */
  double mean(int place, int i) {
    return mean[place * dimension + i];
  }

  /**
   * {@code Sigma} of a place, its lower half.
   *
   * @param into {@code double[dimension * dimension]}
   */
  void covariance(int place, double regularisation, double[] into) {
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        into[i * dimension + j] = scatter[place][at++] / freedom() + (i == j ? regularisation : 0);
      }
    }
  }

  private int freedom() {
    return Math.max(1, pictures - 1);
  }
}
