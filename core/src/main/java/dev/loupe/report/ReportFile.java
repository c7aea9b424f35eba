package dev.loupe.report;

import dev.loupe.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes reports so that a reader finds the old page or the new one, never half of one. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Writes a report beside its place and moves it there. Folders on the way are made.
   *
   * @throws dev.loupe.LoupeException when it cannot be written
   */
  public static void write(ReportModel model, Path file) {
    AtomicFile.write(file, Page.of(model).getBytes(StandardCharsets.UTF_8));
  }
}
