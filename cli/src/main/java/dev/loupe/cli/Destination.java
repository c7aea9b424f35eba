package dev.loupe.cli;

import dev.loupe.LoupeException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that long work is going to write: looked at before the work begins, not after it. */
final class Destination {

  private Destination() {}

  /**
   * The file, if it can be written as far as one can tell.
   *
   * @throws LoupeException when it is a folder, or lies where nothing may be written
   */
  static Path of(Path file) {
    if (Files.isDirectory(file)) {
      throw new LoupeException(
          "The result was to be written to the file "
              + file
              + ", but that is a folder. Name a file.");
    }
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new LoupeException(
          "The result cannot be written to "
              + file
              + ": "
              + folder
              + " is no folder that may be written to. Choose another place.");
    }
    return file;
  }
}
