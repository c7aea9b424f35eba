package dev.loupe.metric;

/**
 * The exact interval of a rate from a count: escapes out of defective parts, false calls out of
 * good ones.
 *
 * <pre>{@code
 * ClopperPearson.interval(3, 412, 0.95);      // 3 false calls in 412: between 0.15 % and 2.11 %
 * ClopperPearson.upperBound(0, 597, 0.95);    // none in 597: below 0.5 % with 95 % confidence
 * }</pre>
 *
 * <p>It covers the true rate with at least the stated confidence, whatever the rate: it errs on the
 * wide side. Without any trial it is [0, 1]: nothing is known.
 *
 * <p>Source: Clopper and Pearson 1934. The ends are quantiles of beta distributions.
 */
public final class ClopperPearson {

  private ClopperPearson() {}

  /**
   * The two-sided interval, half of the risk on either side.
   *
   * @param successes in [0, trials]
   * @param trials at least 0
   * @param confidence in (0, 1)
   */
  public static Interval interval(long successes, long trials, double confidence) {
    Interval.requireConfidence(confidence);
    double oneSided = (1 + confidence) / 2;
    return new Interval(
        lowerBound(successes, trials, oneSided),
        upperBound(successes, trials, oneSided),
        confidence);
  }

  /** What the true rate does not exceed, with this confidence. */
  public static double upperBound(long successes, long trials, double confidence) {
    requireCounts(successes, trials);
    Interval.requireConfidence(confidence);
    return successes == trials
        ? 1
        : IncompleteBeta.inverse(confidence, successes + 1.0, trials - successes);
  }

  /** What the true rate does not fall below, with this confidence. */
  public static double lowerBound(long successes, long trials, double confidence) {
    requireCounts(successes, trials);
    Interval.requireConfidence(confidence);
    return successes == 0
        ? 0
        : IncompleteBeta.inverse(1 - confidence, successes, trials - successes + 1.0);
  }

  private static void requireCounts(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
  }
}
