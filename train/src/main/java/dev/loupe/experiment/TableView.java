package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * A table of metrics.
 *
 * @param title above it
 * @param metrics shown
 * @param columns what stands in the columns: the metrics, one table a data set (default); or the
 *     methods, one table a metric with a row for each data set
 */
public record TableView(
    Optional<String> title,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Metric> metrics,
    Optional<Columns> columns) {

  /** What stands in the columns. */
  public enum Columns {
    /** A row for each method, a table for each data set. */
    @JsonProperty("metrics")
    METRICS,
    /** A row for each data set, a table for each metric. */
    @JsonProperty("methods")
    METHODS
  }

  /** What is shown when an experiment names no table: quality, then cost. */
  static final List<TableView> USUAL =
      List.of(of("Figures", Metric.QUALITY), of("Cost", Metric.COST));

  /** Checks that there is something to show. */
  public TableView {
    Experiment.require(!metrics.isEmpty(), "a table needs metrics");
    metrics = List.copyOf(metrics);
  }

  private static TableView of(String title, List<Metric> metrics) {
    return new TableView(Optional.of(title), metrics, Optional.empty());
  }
}
