package dev.loupe.metric;

/**
 * One point of a curve.
 *
 * @param x share of good things called anomalous for a ROC or PRO curve, recall for a precision
 *     curve; in [0, 1]
 * @param y share of defective things caught, or mean overlap, or precision; in [0, 1]
 * @param threshold the point belongs to {@code score >= threshold}
 */
public record CurvePoint(double x, double y, double threshold) {

  /** The larger of the distances along the two axes. */
  double distanceTo(double otherX, double otherY) {
    return Math.max(Math.abs(x - otherX), Math.abs(y - otherY));
  }
}
