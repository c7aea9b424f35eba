package dev.loupe.station.inspection;

/**
 * A point of a picture, in original pixels: (0, 0) is the top left corner.
 *
 * @param x columns to its left
 * @param y rows above it
 */
public record Spot(double x, double y) {

  /** Checks that both are numbers. */
  public Spot {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("A point must be finite: " + x + ", " + y);
    }
  }
}
