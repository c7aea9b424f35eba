package dev.loupe.evaluation;

import java.util.Locale;

/** At which size pixels are counted. */
public enum MetricSize {
  /** The picture's own: what a user sees, and the default. */
  ORIGINAL,
  /**
   * The detector's grid, the mask brought to it by nearest neighbour: what most Python tools print.
   * With a centre crop, what was cut away does not count.
   */
  MODEL;

  /** How reports and JSON call it: "original" or "model". */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
