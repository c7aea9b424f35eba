package dev.loupe.verdict;

/**
 * What a plant wants from the thresholds, in words it can answer for: how many good parts may be
 * called bad, and how sure that bound must be.
 *
 * <pre>{@code
 * Thresholds thresholds = Calibration.of(heldOut, ThresholdRule.DEFAULT.withFalseCallRate(0.01));
 * }</pre>
 *
 * @param falseCallRate the largest share of good pictures that may be called NG, in (0, 1)
 * @param confidence how sure that bound must be, over the draw of the held-out pictures, in (0, 1)
 * @param reviewRate the share of good pictures that may be called NG or sent to REVIEW, on average;
 *     in (0, 1)
 * @param growRate the share of the pixels of good pictures through which a region may grow, in (0,
 *     1)
 * @param minimumArea regions below this share of the picture's pixels are dropped, in [0, 1)
 */
public record ThresholdRule(
    double falseCallRate,
    double confidence,
    double reviewRate,
    double growRate,
    double minimumArea) {

  /**
   * At most 0.5 % false calls with 95 % confidence, 5 % for review, regions of at least 0.005 % of
   * the picture (7 x 7 pixels of a megapixel).
   */
  public static final ThresholdRule DEFAULT = new ThresholdRule(0.005, 0.95, 0.05, 0.005, 0.00005);

  /** Checks that every share is one. */
  public ThresholdRule {
    requireShare("falseCallRate", falseCallRate);
    requireShare("confidence", confidence);
    requireShare("reviewRate", reviewRate);
    requireShare("growRate", growRate);
    if (!(minimumArea >= 0 && minimumArea < 1)) {
      throw new IllegalArgumentException("minimumArea must lie in [0, 1), not " + minimumArea);
    }
  }

  /** The same rule with another bound on false calls. */
  public ThresholdRule withFalseCallRate(double rate) {
    return new ThresholdRule(rate, confidence, reviewRate, growRate, minimumArea);
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must lie between 0 and 1, not " + value);
    }
  }
}
