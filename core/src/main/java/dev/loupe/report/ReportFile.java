package dev.loupe.report;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes reports so that a reader finds the old page or the new one, never half of one. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Writes a report beside its place and moves it there. Folders on the way are made.
   *
   * @throws LoupeException when it cannot be written
   */
  public static void write(ReportModel model, Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writeAndMove(Page.of(model), beside, file);
    } catch (IOException e) {
      throw new LoupeException(
          "The report cannot be written to " + file + ": " + e + ". Choose another place.", e);
    }
  }

  private static void writeAndMove(String page, Path beside, Path file) throws IOException {
    try {
      Files.writeString(beside, page);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path beside, Path file) throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
