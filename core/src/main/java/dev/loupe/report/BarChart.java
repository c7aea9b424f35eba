package dev.loupe.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Lengths side by side, such as the milliseconds that several detectors take.
 *
 * @param title a few words
 * @param reading how to read it
 * @param bars in reading order, at least one
 */
public record BarChart(String title, String reading, List<Bar> bars) implements Chart {

  /** Checks that there is something to draw. */
  public BarChart {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("A chart of no bars: " + title);
    }
  }

  /** The end of the longest bar or whisker, above 0. */
  double longest() {
    double longest = 0;
    for (Bar bar : bars) {
      longest = Math.max(longest, bar.value() + bar.deviation().orElse(0));
    }
    return longest > 0 ? longest : 1;
  }

  /**
   * One bar.
   *
   * @param name above it
   * @param text at its end: the value with its unit
   * @param value its length, finite and at least 0
   * @param deviation to both sides of its end, where runs were repeated
   */
  public record Bar(String name, String text, double value, OptionalDouble deviation) {

    /** Checks the length. */
    public Bar {
      if (!(value >= 0) || !Double.isFinite(value + deviation.orElse(0))) {
        throw new IllegalArgumentException("A bar of length " + value + ": " + name);
      }
    }
  }
}
