package dev.loupe.detector;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.image.Picture;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trained detector, ready to look at pictures.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(Path.of("board.loupe"))) {
 *   Detection detection = detector.detect(picture);
 *   boolean bad = detection.score() >= detector.manifest().thresholds().image();
 * }
 * }</pre>
 *
 * <p>Threads: one detection uses the thread that asks for it, and {@link #detect} may be called
 * from several at once; scores are the same to the last bit however many there are. Owns native
 * memory: whoever opens it closes it.
 */
public final class Detector implements AutoCloseable {

  private final Manifest manifest;
  private final String sha256;
  private final ScoringGraph graph;

  private Detector(Manifest manifest, String sha256, ScoringGraph graph) {
    this.manifest = manifest;
    this.sha256 = sha256;
    this.graph = graph;
  }

  /**
   * Opens an artifact. The first time on a machine its conformance pictures are replayed.
   *
   * @throws ArtifactException when the artifact is damaged, from a newer Loupe, or scores
   *     differently here
   */
  public static Detector open(Path file) {
    return open(file, ConformanceLedger.ofThisUser());
  }

  static Detector open(Path file, ConformanceLedger ledger) {
    DetectorArtifact artifact = DetectorArtifact.read(file);
    Detector detector = new Detector(artifact.manifest(), Sha256.of(file), load(file, artifact));
    if (!ledger.passed(detector.sha256)) {
      Optional<String> difference = artifact.differenceHere(detector.graph);
      if (difference.isPresent()) {
        detector.close();
        throw new ArtifactException(
            "The detector "
                + file
                + " is refused: on this machine "
                + difference.get()
                + " for its own conformance picture. Expected were the scores of the machine that trained it. Train"
                + " it again here, or report the processor and this message.");
      }
      ledger.recordPass(detector.sha256);
    }
    return detector;
  }

  private static ScoringGraph load(Path file, DetectorArtifact artifact) {
    try {
      return ScoringGraph.open(artifact.graph(), artifact.manifest().input());
    } catch (LoupeException e) {
      throw new ArtifactException("The detector " + file + " is refused: " + e.getMessage(), e);
    }
  }

  /** Looks at one picture, see {@link ScoringGraph#detect}. */
  public Detection detect(Picture picture) {
    return graph.detect(picture);
  }

  /** The picture as it should be, see {@link ScoringGraph#restored}. */
  public Optional<Picture> restored(Picture picture) {
    return graph.restored(picture);
  }

  /** What the artifact says about itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** SHA-256 of the artifact file. */
  public String sha256() {
    return sha256;
  }

  @Override
  public void close() {
    graph.close();
  }
}
