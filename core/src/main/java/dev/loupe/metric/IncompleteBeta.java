package dev.loupe.metric;

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of the beta
 * distribution, and its inverse.
 *
 * <p>I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) times a continued fraction (DLMF 8.17.22), evaluated
 * from the front by the modified Lentz algorithm. It converges quickly for x below (a + 1) / (a + b
 * + 2), in O(sqrt(max(a, b))) steps; on the other side I_x(a, b) = 1 - I_{1-x}(b, a) is used. The
 * inverse bisects until two neighbouring doubles are left: slow by the standard of this function,
 * microseconds by ours, and it cannot fail to converge.
 */
final class IncompleteBeta {

  private static final double TINY = 1e-300;
  private static final double EPSILON = 1e-15;

  /** B_2k / (2k (2k - 1)), k = 1, 2, ...: the coefficients of Stirling's series. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
  };

  private IncompleteBeta() {}

  /**
   * I_x(a, b).
   *
   * @param x in [0, 1]
   * @param a above 0
   * @param b above 0
   */
  static double of(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front = front(x, a, b);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /**
   * x^a (1 - x)^b / B(a, b). With Stirling's formula in all three gamma functions the large powers
   * become a ln(x n / a) + b ln((1 - x) n / b), n = a + b; written with d = x b - (1 - x) a as a
   * ln(1 + d / a) + b ln(1 - d / b), an error in d cancels, and nothing is lost for n of millions.
   */
  private static double front(double x, double a, double b) {
    double d = x * b - (1 - x) * a;
    double powers = a * Math.log1p(d / a) + b * Math.log1p(-d / b);
    double errors = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
    return Math.exp(powers + errors) * Math.sqrt(a * b / (a + b) / (2 * Math.PI));
  }

  /**
   * The x with I_x(a, b) = probability.
   *
   * @param probability in [0, 1]
   */
  static double inverse(double probability, double a, double b) {
    double low = 0;
    double high = 1;
    for (double x = 0.5; x > low && x < high; x = (low + high) / 2) {
      if (of(x, a, b) < probability) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double value = d;
    double factor = 0;
    for (int m = 1; Math.abs(factor - 1) > EPSILON && m < 100_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      factor = d * c;
      value *= factor;
    }
    return value;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /**
   * What Stirling's formula lacks: ln Gamma(z) - ((z - 1/2) ln z - z + ln(2 pi) / 2), for z above
   * 0. An asymptotic series from 15 on, and below it the recurrence of the gamma function.
   */
  static double stirlingError(double z) {
    if (z >= 15) {
      return stirlingSeries(z);
    }
    double product = 1;
    double shifted = z;
    for (; shifted < 15; shifted++) {
      product *= shifted;
    }
    return stirling(shifted) + stirlingSeries(shifted) - Math.log(product) - stirling(z);
  }

  private static double stirling(double z) {
    return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2;
  }

  private static double stirlingSeries(double z) {
    double square = 1 / (z * z);
    double sum = 0;
    for (int i = STIRLING.length - 1; i >= 0; i--) {
      sum = sum * square + STIRLING[i];
    }
    return sum / z;
  }
}
