package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code quarantine.csv}: the pictures that could not be read, each with the reason, so that
 * somebody can mend or fetch them again. They stand among the verdicts too, as INVALID.
 */
final class Quarantine implements AutoCloseable {

  static final String FILE = "quarantine.csv";

  private final OutputStream out;
  private int count;

  private Quarantine(OutputStream out) {
    this.out = out;
  }

  /** Begins the list. */
  static Quarantine begin(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Quarantine quarantine = new Quarantine(Files.newOutputStream(file));
      quarantine.line("image,reason");
      return quarantine;
    } catch (IOException e) {
      throw new LoupeException("The quarantine list cannot be written to " + file + ": " + e, e);
    }
  }

  /** Lists a picture if it could not be read; one that could, but not be judged, is no concern. */
  void add(Inspection inspection) {
    if (inspection.verdict() == Verdict.INVALID && inspection.image().width().isEmpty()) {
      line(cell(inspection.image().reference()) + "," + cell(inspection.reason()));
      count++;
    }
  }

  int count() {
    return count;
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void line(String line) {
    try {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new LoupeException("The quarantine list cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new LoupeException("The quarantine list cannot be closed: " + e.getMessage(), e);
    }
  }
}
