package dev.loupe.experiment;

import dev.loupe.report.Section;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import dev.loupe.report.Table;
import dev.loupe.report.Table.Cell;
import dev.loupe.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Every training of an experiment, a row each. */
record CellTable(Results results) {

  private static final List<Metric> SHOWN =
      List.of(
          Metric.of("image_auroc"),
          Metric.of("pixel_auroc"),
          Metric.of("f1_at_threshold"),
          Metric.of("training_seconds"),
          Metric.of("ms_per_image"),
          Metric.of("peak_bytes"));

  Section section() {
    List<String> columns = new ArrayList<>(List.of("data set", "method", "seed", "status"));
    SHOWN.forEach(metric -> columns.add(metric.title()));
    columns.add("detector SHA-256");
    List<List<Cell>> rows = results.outcomes().stream().map(CellTable::row).toList();
    Table table = new Table("All trainings", columns, rows, "", "No training was asked for.");
    return new Tables(
        new Heading(
            "trainings",
            "Trainings",
            "Each ran in a process of its own. All figures are in results.csv, and all that a"
                + " training left behind in its folder below cells."),
        List.of(table));
  }

  private static List<Cell> row(Outcome outcome) {
    dev.loupe.experiment.Cell.Row row = outcome.cell().row();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(row.dataset()));
    cells.add(Cell.words(row.method() + row.at().map(value -> " at " + value).orElse("")));
    cells.add(Cell.count(outcome.cell().seed()));
    cells.add(status(outcome));
    SHOWN.forEach(metric -> cells.add(figure(metric, outcome.value(metric))));
    cells.add(
        Cell.words(
            outcome.result().map(result -> result.detectorSha256().substring(0, 12)).orElse("")));
    return cells;
  }

  private static Cell status(Outcome outcome) {
    Cell words = Cell.words(RunRecord.word(outcome.status()));
    return switch (outcome.status()) {
      case MEASURED, KEPT, WAITING -> words;
      case SKIPPED -> words.toned(Tone.CAUTION);
      case FAILED -> words.toned(Tone.BAD);
    };
  }

  private static Cell figure(Metric metric, OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(metric.text(value.getAsDouble()), value.getAsDouble())
        : Cell.number(Sheet.NOT_DEFINED, Double.NaN);
  }
}
