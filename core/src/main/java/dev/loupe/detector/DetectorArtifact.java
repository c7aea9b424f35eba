package dev.loupe.detector;

import java.nio.file.Path;
import java.util.List;

/**
 * A trained detector at rest: {@code NAME.loupe}, a zip with stored entries.
 *
 * <pre>
 * manifest.json          what it is, its settings, thresholds and provenance
 * detector.onnx          one graph: image -> map, score
 * conformance/cases.json expected scores and map digests
 * conformance/0.png ...  the pictures they belong to
 * SHA256SUMS             of all entries above
 * </pre>
 *
 * Nothing in it is executed but the graph, by ONNX Runtime. {@code SHA256SUMS} finds accidents and edits, not forgers: whoever
 * changes the file on purpose can change the sums as well.
 *
 * @param manifest what the artifact says about itself
 * @param graph the ONNX model, serialised
 * @param conformance pictures with known scores
 */
@SuppressWarnings("ArrayRecordComponent")
public record DetectorArtifact(Manifest manifest, byte[] graph, List<ConformanceCase> conformance) {

  /** Copies the list. */
  public DetectorArtifact {
    conformance = List.copyOf(conformance);
  }

  /**
   * Reads an artifact, checking sizes, names, counts and sums before anything is used.
   *
   * @throws ArtifactException when it is cut short, altered, or from a newer Loupe
   */
  public static DetectorArtifact read(Path file) {
    return ArtifactZip.read(file);
  }

  /** Writes the artifact beside its place and moves it there. */
  public void write(Path file) {
    ArtifactZip.write(this, file);
  }

  /** The same detector under other thresholds; the graph is not touched. */
  public DetectorArtifact withThresholds(Thresholds thresholds) {
    return new DetectorArtifact(manifest.withThresholds(thresholds), graph, conformance);
  }
}
