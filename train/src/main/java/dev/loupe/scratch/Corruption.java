package dev.loupe.scratch;

/**
 * What is done to pictures that a network is to restore.
 *
 * @param light largest change of contrast, and 0.4 of it of brightness: it stays in what is to be
 *     restored
 * @param noise largest deviation of Gaussian noise, of pixels in [0, 1]
 * @param painted share of the pictures that get painted defects
 * @param defects painted into one picture at most
 */
public record Corruption(double light, double noise, double painted, int defects) {

  /** Checks ranges. */
  public Corruption {
    Range.require(light >= 0 && light <= 1, "corruption.light must lie in [0, 1], not " + light);
    Range.require(noise >= 0 && noise <= 1, "corruption.noise must lie in [0, 1], not " + noise);
    Range.require(
        painted >= 0 && painted <= 1, "corruption.painted must lie in [0, 1], not " + painted);
    Range.require(
        defects >= 1 && defects <= 100, "corruption.defects must lie in 1..100, not " + defects);
  }
}
