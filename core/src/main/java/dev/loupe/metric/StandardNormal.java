package dev.loupe.metric;

/**
 * The normal distribution with mean 0 and deviation 1.
 *
 * <p>Its distribution function comes from two classical expansions of the integral: near the middle
 * the series Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), in the tail Laplace's continued
 * fraction 1 - Phi(x) = phi(x) / (x + 1/(x + 2/(x + 3/(x + ...)))). Both reach about 1e-15.
 */
final class StandardNormal {

  private static final double TAIL = 2;
  private static final int FRACTION_TERMS = 60;

  private StandardNormal() {}

  /** The probability of a value of at least x; keeps its relative accuracy far out in the tail. */
  static double above(double x) {
    if (x < 0) {
      return 1 - above(-x);
    }
    return x < TAIL ? 0.5 - density(x) * series(x) : density(x) / fraction(x);
  }

  /**
   * The value that is exceeded with a given probability: 1.96 for 0.025.
   *
   * @param probability in (0, 1)
   */
  static double exceededWith(double probability) {
    double low = -40;
    double high = 40;
    for (double x = 0; x > low && x < high; x = (low + high) / 2) {
      if (above(x) > probability) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int odd = 3; term > sum * 1e-17; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double x) {
    double value = x;
    for (int k = FRACTION_TERMS; k >= 1; k--) {
      value = x + k / value;
    }
    return value;
  }
}
