package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.metric.MeanAndDeviation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of all cells of an experiment.
 *
 * @param file that asked for them
 * @param outcomes in the order of the cells
 * @param parallel how many cells were worked on at once
 */
public record Results(ExperimentFile file, List<Outcome> outcomes, int parallel) {

  /** Copies the list. */
  public Results {
    outcomes = List.copyOf(outcomes);
  }

  /** What is known before all cells have had their turn. */
  public static Results soFar(
      ExperimentFile file, List<Cell> cells, List<Outcome> known, int parallel) {
    List<Outcome> outcomes = new ArrayList<>(known);
    cells.subList(known.size(), cells.size()).forEach(cell -> outcomes.add(Outcome.waiting(cell)));
    return new Results(file, outcomes, parallel);
  }

  /** What was asked for. */
  public Experiment experiment() {
    return file.experiment();
  }

  /** The outcomes of a status. */
  public List<Outcome> with(Outcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
  }

  /** The results of the finished cells. */
  List<CellResult> finished() {
    return outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
  }

  /** Labels of the data sets, in the file's order. */
  List<String> datasets() {
    return experiment().datasets().stream().map(DatasetEntry::title).toList();
  }

  /** Of these the ones on which anything was measured. */
  List<String> measuredDatasets() {
    return datasets().stream()
        .filter(
            dataset ->
                outcomes.stream()
                    .anyMatch(
                        outcome ->
                            outcome.result().isPresent()
                                && outcome.cell().row().dataset().equals(dataset)))
        .toList();
  }

  /** Labels of the methods, in the file's order. */
  List<String> methods() {
    return experiment().methods().stream().map(MethodEntry::title).toList();
  }

  /** The rows of a data set, in the file's order. */
  List<Row> rows(String dataset) {
    return outcomes.stream()
        .map(outcome -> outcome.cell().row())
        .filter(row -> row.dataset().equals(dataset))
        .distinct()
        .toList();
  }

  /** The outcomes of a row, a seed each. */
  List<Outcome> of(Row row) {
    return outcomes.stream().filter(outcome -> outcome.cell().row().equals(row)).toList();
  }

  /** What the first finished seed of a row left behind. */
  Optional<CellFolder> firstFolder(Row row) {
    return of(row).stream()
        .filter(outcome -> outcome.result().isPresent())
        .flatMap(outcome -> outcome.folder().stream())
        .map(CellFolder::new)
        .findFirst();
  }

  /** A figure of every finished seed of a row for which it is defined. */
  double[] values(Row row, Metric metric) {
    return of(row).stream()
        .map(outcome -> outcome.value(metric))
        .filter(value -> value.isPresent() && Double.isFinite(value.getAsDouble()))
        .mapToDouble(value -> value.getAsDouble())
        .toArray();
  }

  /** Mean and deviation over the seeds of a row. */
  Optional<MeanAndDeviation> mean(Row row, Metric metric) {
    double[] values = values(row, metric);
    return values.length == 0 ? Optional.empty() : Optional.of(MeanAndDeviation.of(values));
  }

  /** Reasons, each with the cells that have it. */
  Map<String, List<Outcome>> reasons(Outcome.Status status) {
    Map<String, List<Outcome>> reasons = new LinkedHashMap<>();
    for (Outcome outcome : with(status)) {
      Objects.requireNonNull(
              reasons.computeIfAbsent(outcome.message(), reason -> new ArrayList<>()))
          .add(outcome);
    }
    return reasons;
  }
}
