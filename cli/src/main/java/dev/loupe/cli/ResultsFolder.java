package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.detector.Thresholds;
import dev.loupe.report.InspectionReport;
import dev.loupe.verdict.CsvInspections;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.JsonInspections;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where {@code inspect --out} puts its results: {@code verdicts.jsonl}, {@code verdicts.csv}, heat
 * maps, and a page. Verdicts are on disk line by line; the page comes in the end.
 */
final class ResultsFolder implements AutoCloseable {

  private static final String JSON = "verdicts.jsonl";
  private static final String CSV = "verdicts.csv";
  private static final String PAGE = "report.html";
  private static final String MAPS = "heat-maps";

  private final Path folder;
  private final HeatMapChoice choice;
  private final HeatMapFolder maps;
  private final InspectionReport report;
  private final List<InspectionWriter> writers;

  private ResultsFolder(
      Path folder, HeatMapChoice choice, InspectionSetup setup, List<InspectionWriter> writers) {
    this.folder = folder;
    this.choice = choice;
    this.writers = writers;
    Thresholds thresholds = setup.thresholds();
    maps = new HeatMapFolder(folder.resolve(MAPS), thresholds);
    report = new InspectionReport(setup);
  }

  /**
   * Refuses a place where something lies already.
   *
   * @param overwrite whether former results may be replaced; other files are never touched
   */
  static void requireFree(Path folder, boolean overwrite) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new LoupeException(
          "The results were to go to the folder "
              + folder
              + ", but that is a file. Name a folder.");
    }
    if (!overwrite && Files.exists(folder) && !isEmpty(folder)) {
      throw new LoupeException(
          "The results were to go to "
              + folder
              + ", but there is something in it already, and old and new results must not be mixed."
              + " Name another folder, or replace the former results with --overwrite.");
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new LoupeException("The folder " + folder + " cannot be listed: " + e, e);
    }
  }

  /** Removes former results and begins anew. */
  static ResultsFolder begin(Path folder, HeatMapChoice choice, InspectionSetup setup) {
    try {
      Files.createDirectories(folder);
      remove(folder.resolve(MAPS));
      remove(folder.resolve(PAGE));
      OutputStream json = Files.newOutputStream(folder.resolve(JSON));
      OutputStream csv = Files.newOutputStream(folder.resolve(CSV));
      List<InspectionWriter> writers =
          List.of(new JsonInspections(json), CsvInspections.start(csv));
      return new ResultsFolder(folder, choice, setup, writers);
    } catch (IOException e) {
      throw new LoupeException(
          "The results cannot be written to " + folder + ": " + e + ". Choose another place.", e);
    }
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(path)) {
      contents = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : contents) {
      Files.delete(one);
    }
  }

  /**
   * Takes in one inspection.
   *
   * @param name of the picture, below the folder that was inspected
   * @return the record, with the place of the heat map where one was kept
   */
  Inspection add(Examination examination, Path name) {
    Inspection inspection = examination.inspection();
    if (choice.keeps(inspection.verdict())) {
      Path map = folder.relativize(maps.write(examination, name));
      inspection = inspection.withMap(map.toString().replace('\\', '/'));
    }
    for (InspectionWriter writer : writers) {
      writer.write(inspection);
    }
    report.add(examination);
    return inspection;
  }

  /** Writes the page. */
  void finish(Instant now) {
    report.write(folder.resolve(PAGE), now);
  }

  /** What there is, in words. */
  String contents() {
    return folder
        + " ("
        + String.join(", ", JSON, CSV, PAGE)
        + (maps.count() == 0 ? "" : ", " + Numbers.counted(maps.count(), "heat map", "heat maps"))
        + ")";
  }

  @Override
  public void close() {
    writers.forEach(InspectionWriter::close);
  }
}
