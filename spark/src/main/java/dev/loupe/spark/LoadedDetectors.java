package dev.loupe.spark;

import dev.loupe.LoupeException;
import dev.loupe.detector.Detector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The detectors of this JVM, each loaded once and shared by all tasks, by the SHA-256 of its
 * artifact. They stay loaded as long as the JVM lives, which on an executor is as long as the job.
 */
final class LoadedDetectors {

  private static final ConcurrentHashMap<String, Detector> LOADED = new ConcurrentHashMap<>();

  private LoadedDetectors() {}

  /**
   * The detector, loaded now if it was not yet. Where it was never used before, its conformance
   * pictures are replayed: an executor whose processor gives other scores refuses to work.
   *
   * @throws LoupeException when the bytes are not those that were sent
   */
  static Detector of(DetectorBytes artifact) {
    return LOADED.computeIfAbsent(artifact.sha256(), sha256 -> load(artifact));
  }

  private static Detector load(DetectorBytes artifact) {
    try {
      Path file = Files.createTempFile("loupe-" + artifact.id(), ".loupe");
      try {
        Files.write(file, artifact.bytes());
        return requireSame(Detector.open(file), artifact);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new LoupeException(
          "The detector " + artifact.id() + " cannot be unpacked on this executor: " + e, e);
    }
  }

  private static Detector requireSame(Detector opened, DetectorBytes artifact) {
    if (opened.sha256().equals(artifact.sha256())) {
      return opened;
    }
    opened.close();
    throw new LoupeException(
        "The detector "
            + artifact.id()
            + " was damaged on its way to this executor: its SHA-256 is "
            + opened.sha256()
            + " instead of "
            + artifact.sha256()
            + ".");
  }

  /** How many are loaded. */
  static int count() {
    return LOADED.size();
  }
}
