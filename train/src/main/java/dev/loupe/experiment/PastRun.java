package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A run as its folder keeps it.
 *
 * @param title of the experiment
 * @param rows finished cells by their row, each by its seed
 */
record PastRun(String title, Map<Row, Map<Long, Finished>> rows) {

  /**
   * One finished cell.
   *
   * @param folder of its files
   * @param result of it
   */
  record Finished(CellFolder folder, CellResult result) {}

  /**
   * Reads a run.
   *
   * @throws dev.loupe.LoupeException when the folder holds none, or a result is damaged
   */
  static PastRun read(Path run) {
    RunRecord record = RunRecord.read(run);
    Map<Row, Map<Long, Finished>> rows = new LinkedHashMap<>();
    for (RunRecord.Entry entry : record.cells()) {
      Row row = new Row(entry.dataset(), entry.method(), entry.at());
      Map<Long, Finished> seeds = rows.computeIfAbsent(row, one -> new TreeMap<>());
      entry
          .folder()
          .map(folder -> new CellFolder(run.resolve(folder)))
          .flatMap(folder -> folder.result().map(result -> new Finished(folder, result)))
          .ifPresent(finished -> seeds.put(entry.seed(), finished));
    }
    rows.values().removeIf(Map::isEmpty);
    return new PastRun(record.title(), rows);
  }

  /** A figure of every seed of a row for which it is defined. */
  double[] values(Row row, Metric metric) {
    return finished(row).stream()
        .map(one -> one.result().value(metric))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  /** The finished cells of a row, by seed. */
  List<Finished> finished(Row row) {
    return Optional.ofNullable(rows.get(row))
        .map(seeds -> List.copyOf(seeds.values()))
        .orElse(List.of());
  }
}
