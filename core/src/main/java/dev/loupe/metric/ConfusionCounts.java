package dev.loupe.metric;

import java.util.OptionalDouble;

/**
 * What became of good and defective things (images, or pixels) at one threshold.
 *
 * <p>A rate whose denominator is 0 is not defined and empty, never 0.
 *
 * @param caught defective and called so (true positives)
 * @param escaped defective and passed (false negatives)
 * @param falseCalls good and called defective (false positives)
 * @param passed good and passed (true negatives)
 */
public record ConfusionCounts(long caught, long escaped, long falseCalls, long passed) {

  /** Checks that no count is negative. */
  public ConfusionCounts {
    if (caught < 0 || escaped < 0 || falseCalls < 0 || passed < 0) {
      throw new IllegalArgumentException(
          "Counts below 0: " + caught + ", " + escaped + ", " + falseCalls + ", " + passed);
    }
  }

  /** All that is defective. */
  public long defective() {
    return caught + escaped;
  }

  /** All that is good. */
  public long good() {
    return falseCalls + passed;
  }

  /** All there is. */
  public long total() {
    return defective() + good();
  }

  /** The share of calls that are right; empty when nothing was called. */
  public OptionalDouble precision() {
    return share(caught, caught + falseCalls);
  }

  /** The share of what is defective that was caught; empty when nothing is defective. */
  public OptionalDouble recall() {
    return share(caught, defective());
  }

  /** The share of what is defective that was passed: 1 - recall. */
  public OptionalDouble escapeRate() {
    return share(escaped, defective());
  }

  /** The share of what is good that was called defective; empty when nothing is good. */
  public OptionalDouble falseCallRate() {
    return share(falseCalls, good());
  }

  /** The share of right decisions; high for an empty prediction when defects are rare. */
  public OptionalDouble accuracy() {
    return share(caught + passed, total());
  }

  /**
   * The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); empty when nothing is
   * defective and nothing was called.
   */
  public OptionalDouble f1() {
    return share(2 * caught, 2 * caught + falseCalls + escaped);
  }

  /** Intersection over union, TP / (TP + FP + FN); empty when both are empty. */
  public OptionalDouble iou() {
    return share(caught, caught + falseCalls + escaped);
  }

  /** These and others, added up. */
  public ConfusionCounts plus(ConfusionCounts other) {
    return new ConfusionCounts(
        caught + other.caught,
        escaped + other.escaped,
        falseCalls + other.falseCalls,
        passed + other.passed);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
