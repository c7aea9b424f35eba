package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * F1 at the detector's own threshold for test sets with several numbers of defective pictures: all
 * good test pictures and so many defective ones, drawn from those that were scored.
 *
 * @param title above it
 * @param counts of defective pictures
 * @param draws how often they are drawn for each cell; 20 by default
 */
public record CountsView(
    Optional<String> title,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Integer> counts,
    Optional<Integer> draws) {

  /** Checks the counts. */
  public CountsView {
    Experiment.require(
        !counts.isEmpty() && counts.stream().allMatch(count -> count >= 1),
        "anomaly_counts needs counts of at least 1, not " + counts);
    Experiment.require(draws.orElse(1) >= 1, "draws must be at least 1");
    counts = List.copyOf(counts);
  }
}
