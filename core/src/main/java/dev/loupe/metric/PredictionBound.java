package dev.loupe.metric;

/**
 * How far above the mean of a few values the next one has to lie to be as strange as one that lies
 * three deviations above a mean that is known. Mean and deviation of five values are known badly,
 * and three such deviations say little.
 *
 * <pre>{@code
 * PredictionBound.of(3, 1000);    // 3.01
 * PredictionBound.of(3, 20);      // 3.62
 * PredictionBound.of(3, 5);       // 8.11
 * }</pre>
 *
 * <p>The one-sided prediction interval of a normal distribution, {@code t_(n-1) sqrt((n + 1) / (n -
 * 1))} deviations, each deviation taken with the divisor n; t is the quantile of Student's
 * distribution, by the inverse of the incomplete beta function.
 */
public final class PredictionBound {

  private PredictionBound() {}

  /**
   * The bound in deviations of the sample.
   *
   * @param deviations in which it would be given if they were known, above 0
   * @param values in the sample, at least 2
   */
  public static double of(double deviations, int values) {
    if (!(deviations > 0) || values < 2) {
      throw new IllegalArgumentException(deviations + " deviations from " + values + " values");
    }
    double tail = StandardNormal.above(deviations);
    double n = values;
    return student(tail, n - 1) * Math.sqrt((n + 1) / (n - 1));
  }

  /**
   * The bound itself, seen from the values it comes from.
   *
   * @param deviations in which it would be given if they were known, above 0
   * @param values at least 2
   */
  public static double above(double deviations, double... values) {
    double factor = of(deviations, values.length);
    MeanAndDeviation known = MeanAndDeviation.of(values);
    double n = values.length;
    return known.mean() + factor * known.deviation().orElseThrow() * Math.sqrt((n - 1) / n);
  }

  /** What Student's t exceeds with a chance below 1/2. */
  private static double student(double chance, double degrees) {
    double x = IncompleteBeta.inverse(2 * chance, degrees / 2, 0.5);
    return Math.sqrt(degrees * (1 - x) / x);
  }
}
