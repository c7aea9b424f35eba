package dev.loupe.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code run.json}: which cells a run consisted of, and where each is kept.
 *
 * @param title of the experiment
 * @param version of Loupe
 * @param cells in the order of the file
 */
record RunRecord(String title, String version, List<Entry> cells) {

  static final String FILE = "run.json";

  /** Copies the list. */
  RunRecord {
    cells = List.copyOf(cells);
  }

  /**
   * One cell.
   *
   * @param folder seen from the run's folder; empty where nothing was ordered
   */
  record Entry(
      String dataset,
      String method,
      Optional<String> at,
      long seed,
      String status,
      String message,
      Optional<String> folder) {}

  static RunRecord of(Results results, String version, Path run) {
    return new RunRecord(
        results.experiment().title(),
        version,
        results.outcomes().stream().map(outcome -> entry(outcome, run)).toList());
  }

  private static Entry entry(Outcome outcome, Path run) {
    Cell.Row row = outcome.cell().row();
    return new Entry(
        row.dataset(),
        row.method(),
        row.at(),
        outcome.cell().seed(),
        word(outcome.status()),
        outcome.message(),
        outcome.folder().map(folder -> run.relativize(folder).toString().replace('\\', '/')));
  }

  static String word(Outcome.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  void write(Path run) {
    try {
      AtomicFile.write(
          run.resolve(FILE),
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every record can be written as JSON", e);
    }
  }

  /**
   * Reads the record of a run.
   *
   * @throws LoupeException when the folder holds none
   */
  static RunRecord read(Path run) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(run.resolve(FILE)), RunRecord.class);
    } catch (NoSuchFileException e) {
      throw new LoupeException(
          "Expected a folder that 'loupe experiment run --out' has written, found no "
              + FILE
              + " in "
              + run
              + ".",
          e);
    } catch (IOException e) {
      throw new LoupeException("The record of the run in " + run + " cannot be read: " + e, e);
    }
  }
}
