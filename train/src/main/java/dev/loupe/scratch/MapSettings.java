package dev.loupe.scratch;

/**
 * How a map is finished.
 *
 * @param blur sigma of the Gaussian over the map, in input pixels; 0 for none
 * @param peak share of the map's highest pixels whose mean is the image score; 0 for the highest
 *     alone
 */
public record MapSettings(double blur, double peak) {

  /** Checks ranges. */
  public MapSettings {
    Range.require(blur >= 0 && blur <= 100, "map.blur must lie in 0..100, not " + blur);
    Range.require(peak >= 0 && peak <= 1, "map.peak must lie in [0, 1], not " + peak);
  }
}
