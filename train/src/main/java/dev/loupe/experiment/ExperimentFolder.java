package dev.loupe.experiment;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of an experiment's results, held by one run at a time.
 *
 * <pre>
 * cells/...          a folder for each training
 * experiment.yaml    what was asked for
 * run.json           what became of each cell
 * index.html, results.csv, tables.md
 * </pre>
 *
 * <p>Whoever opens it closes it.
 */
public final class ExperimentFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private ExperimentFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a folder, making it where there is none.
   *
   * @throws LoupeException when another run holds it, or it cannot be written to
   */
  public static ExperimentFolder open(Path path) {
    try {
      Files.createDirectories(path.resolve("cells"));
      FileChannel channel =
          FileChannel.open(
              path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new ExperimentFolder(path, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new LoupeException(
          "Results cannot be written to the folder "
              + path
              + ": "
              + e.getMessage()
              + ". Choose another with --out.",
          e);
    }
    throw new LoupeException(
        "Another run writes to the folder "
            + path
            + ". Wait for it, end it, or choose another folder with --out.");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  CellFolder cell(Cell cell, CellOrder order) {
    return new CellFolder(path.resolve("cells").resolve(Cell.folder(cell, order)));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new LoupeException("The lock of " + path + " cannot be given back: " + e, e);
    }
  }
}
