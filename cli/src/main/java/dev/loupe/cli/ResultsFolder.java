package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.report.InspectionReport;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where {@code inspect --out} puts its results: verdicts, the list of unreadable pictures, heat
 * maps, a page, and what the run was. Verdicts are on disk line by line; the page comes in the end.
 *
 * <p>{@link #draw} is for any thread, all else for one.
 */
final class ResultsFolder implements AutoCloseable {

  private static final String PAGE = "report.html";
  private static final String MAPS = "heat-maps";

  private final Path folder;
  private final RunRecord run;
  private final HeatMapFolder maps;
  private final InspectionReport report;
  private final VerdictFiles verdicts;
  private final Quarantine quarantine;
  private final DonePictures done = new DonePictures();

  /**
   * What is left of an examination for the results.
   *
   * @param examination with its pixels only where the page may show them
   * @param heatMap as JPEG, where it is kept
   */
  record Drawn(Examination examination, Optional<byte[]> heatMap) {}

  private ResultsFolder(Path folder, RunRecord run, InspectionReport report) {
    this.folder = folder;
    this.run = run;
    maps = new HeatMapFolder(folder.resolve(MAPS), report.thresholds());
    this.report = report;
    verdicts = new VerdictFiles(folder, run);
    quarantine = Quarantine.begin(folder);
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
              + " Name another folder, replace the former results with --overwrite, or go on with an"
              + " interrupted run with --resume.");
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new LoupeException("The folder " + folder + " cannot be listed: " + e, e);
    }
  }

  /** Whether a run was begun in the folder. */
  static boolean holdsRun(Path folder) {
    return Files.exists(folder.resolve(RunRecord.FILE));
  }

  /** Removes former results and begins anew. */
  static ResultsFolder begin(Path folder, RunRecord run, InspectionReport report) {
    try {
      Files.createDirectories(folder);
      List<String> former = new ArrayList<>(VerdictFiles.names());
      former.addAll(List.of(RunRecord.FILE, MAPS, PAGE, Quarantine.FILE));
      for (String name : former) {
        remove(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new LoupeException(
          "The results cannot be written to " + folder + ": " + e + ". Choose another place.", e);
    }
    run.write(folder);
    ResultsFolder results = new ResultsFolder(folder, run, report);
    results.verdicts.begin();
    return results;
  }

  /**
   * Goes on with a run that was begun in the folder.
   *
   * @throws LoupeException when it was begun with another detector or other options
   */
  static ResultsFolder resume(Path folder, RunRecord run, InspectionReport report) {
    run.requireSame(folder);
    ResultsFolder results = new ResultsFolder(folder, run, report);
    results.verdicts.resume(results::addFormer);
    return results;
  }

  private void addFormer(Inspection inspection) {
    done.add(inspection);
    quarantine.add(inspection);
    report.addFormer(inspection);
    inspection.map().ifPresent(map -> maps.addFormer(folder.resolve(map)));
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

  /** The pictures that a former run has judged. */
  DonePictures done() {
    return done;
  }

  /** Draws what is kept of an examination, and forgets the pixels that are not needed. */
  Drawn draw(Examination examination) {
    Inspection inspection = examination.inspection();
    return new Drawn(
        report.wantsPixels(inspection) ? examination : examination.withoutPixels(),
        run.heatMaps().keeps(inspection.verdict())
            ? Optional.of(maps.draw(examination))
            : Optional.empty());
  }

  /**
   * Takes in one inspection.
   *
   * @param name of the picture, below the folder that was inspected
   * @return the record, with the place of the heat map where one was kept
   */
  Inspection add(Drawn drawn, Path name) {
    Inspection inspection =
        drawn
            .heatMap()
            .map(jpeg -> folder.relativize(maps.write(jpeg, name)).toString().replace('\\', '/'))
            .map(drawn.examination().inspection()::withMap)
            .orElse(drawn.examination().inspection());
    verdicts.write(inspection);
    quarantine.add(inspection);
    report.add(drawn.examination());
    return inspection;
  }

  /** Ends the run: the last table and the page are written. */
  void finish(Instant now) {
    verdicts.finish();
    report.write(folder.resolve(PAGE), now);
  }

  /** What there is, in words. */
  String contents() {
    return folder
        + " ("
        + String.join(", ", verdicts.contents(), PAGE)
        + (maps.count() == 0 ? "" : ", " + Numbers.counted(maps.count(), "heat map", "heat maps"))
        + (quarantine.count() == 0
            ? ""
            : ", "
                + Quarantine.FILE
                + " with "
                + Numbers.counted(quarantine.count(), "unreadable picture", "unreadable pictures"))
        + ")";
  }

  @Override
  public void close() {
    verdicts.close();
    quarantine.close();
  }
}
