package dev.loupe.metric;

/**
 * A range that holds the true value with a stated confidence.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 * @param confidence in (0, 1), such as 0.95
 */
public record Interval(double low, double high, double confidence) {

  /** Checks the order and the confidence. */
  public Interval {
    requireConfidence(confidence);
    if (!(low <= high)) {
      throw new IllegalArgumentException("No interval: " + low + " to " + high);
    }
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("Confidence must lie in (0, 1), not " + confidence);
    }
  }
}
