package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * The published table or figure that an experiment answers, and its numbers.
 *
 * @param source authors, title, journal
 * @param shows such as "Table 2"
 * @param why one sentence on why our figures differ
 * @param values as published; may be empty
 */
public record Paper(
    String source,
    String shows,
    String why,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Value> values) {

  /** Checks that all is said. */
  public Paper {
    Experiment.require(
        source != null && shows != null && why != null, "paper needs source, shows and why");
    values = List.copyOf(values);
  }

  /**
   * One published number.
   *
   * @param method the label of the row that answers it
   * @param metric measured
   * @param value in the unit of our metric: a share of 1, milliseconds
   * @param deviation over the paper's repetitions
   * @param on the paper's data set
   * @param dataset the label of ours where it is the same; else it stands beside all
   * @param at the value of the varied setting, or the number of defective pictures
   */
  public record Value(
      String method,
      Metric metric,
      double value,
      Optional<Double> deviation,
      Optional<String> on,
      Optional<String> dataset,
      Optional<String> at) {

    /** Checks that it can be placed. */
    public Value {
      Experiment.require(
          method != null && metric != null, "a value of the paper needs method and metric");
    }
  }
}
