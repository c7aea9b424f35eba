package dev.loupe.cli;

import dev.loupe.AtomicFile;
import dev.loupe.LoupeException;
import dev.loupe.verdict.CsvInspections;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionLines;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.JsonInspections;
import dev.loupe.verdict.ParquetInspections;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The verdicts of a run on disk: {@code verdicts.jsonl} and, as asked for, {@code verdicts.csv} and
 * {@code verdicts.parquet}; or, cut into files of so many rows, {@code verdicts/part-00000.jsonl}
 * and so on.
 *
 * <p>The JSON lines are the record: written a whole line at a time, and what a resumed run is taken
 * up from. CSV is written beside them; Parquet is made from them when a file is full.
 */
final class VerdictFiles implements AutoCloseable {

  private static final String STEM = "verdicts";

  private final Path folder;
  private final RunRecord run;
  private List<InspectionWriter> open = List.of();
  private int part;
  private int rows;

  VerdictFiles(Path folder, RunRecord run) {
    this.folder = folder;
    this.run = run;
  }

  /** Begins anew. */
  void begin() {
    open(false);
  }

  /**
   * Takes up a former run: cuts off a torn last line, hands over every record that stands, and goes
   * on behind it.
   *
   * @return how many bytes of torn lines were cut off
   */
  long resume(Consumer<Inspection> former) {
    long torn = 0;
    int parts = parts();
    for (part = 0; part < parts; part++) {
      torn += takeUp(former);
    }
    part = full() ? parts : Math.max(0, parts - 1);
    open(parts > 0 && !full());
    return torn;
  }

  private int parts() {
    int most = run.partitionSize() == 0 ? 1 : Integer.MAX_VALUE;
    int parts = 0;
    while (parts < most && Files.exists(file(TableFormat.JSONL, parts))) {
      parts++;
    }
    return parts;
  }

  private long takeUp(Consumer<Inspection> former) {
    rows = 0;
    long torn;
    List<InspectionWriter> csv = run.writes(TableFormat.CSV) ? List.of(csv(false)) : List.of();
    try {
      torn =
          new InspectionLines(file(TableFormat.JSONL, part))
              .repair(
                  inspection -> {
                    rows++;
                    csv.forEach(writer -> writer.write(inspection));
                    former.accept(inspection);
                  });
    } finally {
      csv.forEach(InspectionWriter::close);
    }
    if (full() && (torn > 0 || !Files.exists(file(TableFormat.PARQUET, part)))) {
      makeParquet(part);
    }
    return torn;
  }

  private boolean full() {
    return run.partitionSize() > 0 && rows >= run.partitionSize();
  }

  /** Writes one row. */
  void write(Inspection inspection) {
    if (full()) {
      endPart();
      part++;
      open(false);
    }
    open.forEach(writer -> writer.write(inspection));
    rows++;
  }

  /** Ends the run: the last Parquet file is made. */
  void finish() {
    endPart();
  }

  private void endPart() {
    close();
    makeParquet(part);
  }

  private void makeParquet(int number) {
    Path target = file(TableFormat.PARQUET, number);
    if (run.writes(TableFormat.PARQUET)) {
      AtomicFile.write(
          target,
          out -> {
            ParquetInspections table =
                new ParquetInspections(out, run.softwareVersion(), run.columns());
            new InspectionLines(file(TableFormat.JSONL, number)).each(table::write);
            table.close();
          });
    }
  }

  private void open(boolean goOn) {
    List<InspectionWriter> writers = new ArrayList<>();
    writers.add(new JsonInspections(stream(TableFormat.JSONL, goOn)));
    if (run.writes(TableFormat.CSV)) {
      writers.add(csv(goOn));
    }
    open = writers;
    rows = goOn ? rows : 0;
  }

  private CsvInspections csv(boolean goOn) {
    OutputStream out = stream(TableFormat.CSV, goOn);
    return goOn
        ? CsvInspections.resume(out, run.columns())
        : CsvInspections.start(out, run.columns());
  }

  private OutputStream stream(TableFormat format, boolean goOn) {
    Path file = file(format, part);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return goOn
          ? Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
          : Files.newOutputStream(file);
    } catch (IOException e) {
      throw new LoupeException(
          "The results cannot be written to " + file + ": " + e + ". Choose another place.", e);
    }
  }

  private Path file(TableFormat format, int number) {
    String ending = "." + format.name().toLowerCase(Locale.ROOT);
    return run.partitionSize() == 0
        ? folder.resolve(STEM + ending)
        : folder.resolve(STEM).resolve(String.format(Locale.ROOT, "part-%05d", number) + ending);
  }

  /** What there is, in words. */
  String contents() {
    List<String> names = new ArrayList<>();
    for (TableFormat format : run.formats()) {
      names.add(
          run.partitionSize() == 0
              ? folder.relativize(file(format, 0)).toString()
              : STEM + "/*." + format.name().toLowerCase(Locale.ROOT));
    }
    return String.join(", ", names);
  }

  /** The names directly in the folder that belong to a run. */
  static List<String> names() {
    return List.of(STEM, STEM + ".jsonl", STEM + ".csv", STEM + ".parquet");
  }

  @Override
  public void close() {
    open.forEach(InspectionWriter::close);
    open = List.of();
  }
}
