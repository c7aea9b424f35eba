package dev.loupe.experiment;

import java.util.Optional;

/**
 * A metric as bars, one for each method.
 *
 * @param title above it
 * @param metric its length
 */
public record BarView(Optional<String> title, Metric metric) {

  /** Checks that there is something to draw. */
  public BarView {
    Experiment.require(metric != null, "bars need a metric");
  }
}
