package dev.loupe.experiment;

import java.util.Optional;

/**
 * A figure of a metric over the values of the varied setting, a line for each method.
 *
 * @param title above it
 * @param metric drawn upwards
 * @param x what the values are, with their unit; the name of the setting by default
 */
public record SeriesView(Optional<String> title, Metric metric, Optional<String> x) {

  /** Checks that there is something to draw. */
  public SeriesView {
    Experiment.require(metric != null, "a series needs a metric");
  }
}
