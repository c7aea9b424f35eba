package dev.loupe.detector;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A trained detector, ready to look at pictures.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(Path.of("board.loupe"), 2)) {
 *   Detection detection = detector.detect(picture);
 *   boolean bad = detection.score() >= detector.manifest().thresholds().image();
 * }
 * }</pre>
 *
 * <p>This is the only way a score comes about: evaluation, calibration, the command line and servers all go through it.
 *
 * <p>Threads: {@link #detect} may be called from several at once. Owns native memory: whoever opens it closes it.
 */
public final class Detector implements AutoCloseable {

  /** Graph output: the anomaly map, {@code float[.., height, width]} of the input geometry. */
  public static final String MAP = "map";

  /** Graph output: the image score, one float. */
  public static final String SCORE = "score";

  private final Manifest manifest;
  private final String sha256;
  private final OnnxSession session;

  private Detector(Manifest manifest, String sha256, OnnxSession session) {
    this.manifest = manifest;
    this.sha256 = sha256;
    this.session = session;
  }

  /**
   * Opens an artifact. The first time on a machine its conformance pictures are replayed.
   *
   * @param threads that one detection may use, at least 1
   * @throws ArtifactException when the artifact is damaged, from a newer Loupe, or scores differently here
   */
  public static Detector open(Path artifact, int threads) {
    return open(artifact, threads, ConformanceLedger.ofThisUser());
  }

  static Detector open(Path artifact, int threads, ConformanceLedger ledger) {
    DetectorArtifact read = DetectorArtifact.read(artifact);
    Detector detector = new Detector(read.manifest(), Sha256.of(artifact), session(artifact, read, threads));
    if (!ledger.passed(detector.sha256)) {
      detector.requireConformance(artifact, read.conformance());
      ledger.recordPass(detector.sha256);
    }
    return detector;
  }

  /** A detector straight from its training, before it has an artifact: to find its thresholds. */
  public static Detector of(Manifest manifest, byte[] graph, int threads) {
    return new Detector(manifest, Sha256.of(graph), OnnxSession.open(graph, threads));
  }

  private static OnnxSession session(Path file, DetectorArtifact artifact, int threads) {
    try {
      OnnxSession session = OnnxSession.open(artifact.graph(), threads);
      if (!session.outputs().containsAll(Set.of(MAP, SCORE))) {
        session.close();
        throw new LoupeException("Its graph lacks the outputs '" + MAP + "' and '" + SCORE + "'.");
      }
      return session;
    } catch (LoupeException e) {
      throw new ArtifactException("The detector " + file + " is refused: " + e.getMessage(), e);
    }
  }

  private void requireConformance(Path artifact, List<ConformanceCase> cases) {
    Optional<String> difference = difference(cases);
    if (difference.isPresent()) {
      close();
      throw new ArtifactException(
          "The detector " + artifact + " is refused: on this machine " + difference.get()
              + " for its own conformance picture. Expected were the scores of the machine that trained it. Train"
              + " it again here, or report the processor and this message.");
    }
  }

  private Optional<String> difference(List<ConformanceCase> cases) {
    for (int i = 0; i < cases.size(); i++) {
      ConformanceCase one = cases.get(i);
      Optional<String> difference = one.difference(detect(one.picture("conformance/" + i + ".png")));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  /**
   * Looks at one picture.
   *
   * @throws LoupeException when the score is not a finite number, which a sound detector never gives
   */
  public Detection detect(Picture picture) {
    long start = System.nanoTime();
    Map<String, OnnxSession.Values> outputs = session.run(picture, Set.of(MAP, SCORE));
    long nanos = System.nanoTime() - start;
    InputGeometry input = manifest.input();
    float score = output(outputs, SCORE)[0];
    if (!Float.isFinite(score)) {
      throw new LoupeException("The detector gave the score " + score + "; it cannot be used. Train it again.");
    }
    AnomalyMap map = new AnomalyMap(input.width(), input.height(), output(outputs, MAP));
    return new Detection(map, score, MapPlacement.of(input, picture.width(), picture.height()), nanos);
  }

  private static float[] output(Map<String, OnnxSession.Values> outputs, String name) {
    OnnxSession.Values values = outputs.get(name);
    if (values == null) {
      throw new LoupeException("The detector's graph gave no output '" + name + "'.");
    }
    return values.floats();
  }

  /** Records the scores of a few pictures, to be replayed wherever the artifact is first opened. */
  public DetectorArtifact artifact(byte[] graph, Thresholds thresholds, List<Picture> conformance) {
    List<ConformanceCase> cases = new ArrayList<>();
    for (Picture picture : conformance) {
      cases.add(ConformanceCase.record(picture, detect(picture)));
    }
    return new DetectorArtifact(manifest.withThresholds(thresholds), graph, cases);
  }

  /** What the artifact says about itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** SHA-256 of the artifact file, or of the graph when there is no file yet. */
  public String sha256() {
    return sha256;
  }

  @Override
  public void close() {
    session.close();
  }
}
