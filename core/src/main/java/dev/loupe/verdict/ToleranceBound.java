package dev.loupe.verdict;

/**
 * Which order statistic of n good scores bounds the false-call rate, whatever the scores'
 * distribution is.
 *
 * <p>Let {@code S(1) <= ... <= S(n)} be the scores of n good pictures drawn independently from F,
 * and let a picture be NG when {@code score > S(n - m)}: that is, {@code m} of the n lie above the
 * line, ties aside. Its false-call rate is {@code 1 - F(S(n - m))}. Write each score as {@code
 * F^-1(U)} with U uniform; since {@code F(F^-1(u)) >= u}, the rate is at most {@code 1 - U(n - m)}
 * — with equality for a continuous F, smaller when scores tie. Hence
 *
 * <pre>{@code
 * P(rate > p) <= P(U(n - m) < 1 - p) = P(at most m of n uniforms lie above 1 - p)
 *             =  P(Binomial(n, p) <= m)
 * }</pre>
 *
 * and the bound holds with confidence c as soon as {@code P(Binomial(n, p) <= m) <= 1 - c}. The
 * largest such m gives the lowest line. For m = 0 the condition reads {@code (1 - p)^n <= 1 - c}:
 * it says how many pictures a rate needs at least, and which rate n pictures can promise.
 *
 * <p>Independence may be weakened to exchangeability with all future pictures (de Finetti). What
 * may not be weakened: the pictures must not have been learned from, and the line must still
 * produce pictures like them.
 *
 * <p>Source: S. S. Wilks, "Determination of sample sizes for setting tolerance limits", 1941.
 */
final class ToleranceBound {

  private static final double ROUNDING = 1e-12;

  private ToleranceBound() {}

  /**
   * How many of n good scores may lie above the line so that the rate is bounded with the
   * confidence; -1 when n is too small for any line within the scores.
   */
  static int exceedances(int n, double rate, double confidence) {
    double odds = Math.log(rate) - Math.log1p(-rate);
    double logTerm = n * Math.log1p(-rate);
    double cumulated = Math.exp(logTerm);
    int m = -1;
    while (m < n - 1 && cumulated <= (1 - confidence) * (1 + ROUNDING)) {
      m++;
      logTerm += Math.log((double) (n - m) / (m + 1)) + odds;
      cumulated += Math.exp(logTerm);
    }
    return m;
  }

  /** The least n for which a line at the largest score bounds the rate with the confidence. */
  static int imagesNeeded(double rate, double confidence) {
    double needed = Math.log1p(-confidence) / Math.log1p(-rate);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(needed * (1 - ROUNDING))));
  }

  /** The rate that a line at the largest of n scores bounds with the confidence. */
  static double promisable(int n, double confidence) {
    return -Math.expm1(Math.log1p(-confidence) / n);
  }
}
