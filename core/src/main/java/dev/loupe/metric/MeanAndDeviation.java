package dev.loupe.metric;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A figure measured in repeated runs: mean and sample standard deviation over the seeds.
 *
 * @param mean of the runs
 * @param deviation with n - 1 in the denominator; empty for a single run, which says nothing about
 *     spread
 * @param runs how many, at least 1
 */
public record MeanAndDeviation(double mean, OptionalDouble deviation, int runs) {

  /**
   * Of the values of all runs.
   *
   * @throws IllegalArgumentException when there is none, or one is not finite
   */
  public static MeanAndDeviation of(double... values) {
    if (values.length == 0 || !DoubleStream.of(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "Expected at least one run and finite values, found "
              + DoubleStream.of(values).boxed().toList());
    }
    double mean = DoubleStream.of(values).average().orElseThrow();
    return new MeanAndDeviation(mean, deviation(values, mean), values.length);
  }

  private static OptionalDouble deviation(double[] values, double mean) {
    if (values.length < 2) {
      return OptionalDouble.empty();
    }
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
  }

  /** Such as "0.922 ± 0.011 (5 runs)". */
  @Override
  public String toString() {
    return deviation.isPresent()
        ? String.format(Locale.ROOT, "%.3f ± %.3f (%d runs)", mean, deviation.getAsDouble(), runs)
        : String.format(Locale.ROOT, "%.3f (1 run)", mean);
  }
}
