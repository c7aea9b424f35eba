package dev.loupe.station.line;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: {@code first}, doubled with each further failure, never
 * above {@code cap}; of that a random half to whole, so that many who failed together do not come
 * back together.
 *
 * @param first wait after the first failure, above zero
 * @param cap longest wait, at least {@code first}
 */
public record BackOff(Duration first, Duration cap) {

  private static final int MOST_DOUBLINGS = 40;

  /** Checks the order. */
  public BackOff {
    if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "delivery needs 0 < first_wait <= longest_wait, not " + first + " and " + cap);
    }
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param failures at least 1
   */
  public Duration after(int failures, RandomGenerator random) {
    double whole = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
    double capped = Math.min(whole, cap.toMillis());
    return Duration.ofMillis(Math.max(1, (long) (capped * (0.5 + random.nextDouble() / 2))));
  }
}
