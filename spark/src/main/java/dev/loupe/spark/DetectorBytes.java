package dev.loupe.spark;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.Manifest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A detector's artifact on its way to the executors.
 *
 * @param id what the plant calls it
 * @param sha256 of the bytes
 * @param bytes of the {@code .loupe} file
 */
@SuppressWarnings("ArrayRecordComponent")
record DetectorBytes(String id, String sha256, byte[] bytes) implements Serializable {

  /**
   * Reads an artifact on the driver, and refuses a damaged one before any work is begun.
   *
   * @throws LoupeException when it is damaged or not there
   */
  static DetectorBytes read(Path file) {
    Manifest manifest = DetectorArtifact.read(file).manifest();
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new DetectorBytes(id(file), Sha256.of(bytes), bytes);
    } catch (IOException e) {
      throw new LoupeException(
          "The detector " + file + " (" + manifest.method() + ") cannot be read: " + e, e);
    }
  }

  private static String id(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.loupe$", "");
  }
}
