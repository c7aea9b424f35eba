package dev.loupe.station.model;

import dev.loupe.detector.Detector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The detectors that are loaded: one for each model, however many stations use it, closed when the
 * last one lets go.
 *
 * <p>Threads: may be shared; while a model is loaded, others that want to load or let go wait.
 */
public final class OpenDetectors {

  private final Map<Path, Shared> open = new HashMap<>();

  private static final class Shared {
    private final Detector detector;
    private int users;

    private Shared(Detector detector) {
      this.detector = detector;
    }
  }

  /**
   * Loads a detector, or joins those who have.
   *
   * @throws dev.loupe.detector.ArtifactException when it is damaged or scores differently here
   */
  public synchronized Lease lease(Path file) {
    Shared shared = open.get(file);
    if (shared == null) {
      shared = new Shared(Detector.open(file));
      open.put(file, shared);
    }
    shared.users++;
    return new Lease(file, shared.detector);
  }

  /** How many are loaded. */
  public synchronized int count() {
    return open.size();
  }

  private synchronized void release(Path file) {
    Shared shared = open.get(file);
    if (shared != null && --shared.users == 0) {
      open.remove(file);
      shared.detector.close();
    }
  }

  /** The use of a loaded detector; whoever takes it closes it once. */
  public final class Lease implements AutoCloseable {

    private final Path file;
    private final Detector detector;

    private Lease(Path file, Detector detector) {
      this.file = file;
      this.detector = detector;
    }

    /** The detector; not to be closed. */
    public Detector detector() {
      return detector;
    }

    @Override
    public void close() {
      release(file);
    }
  }
}
