package dev.loupe.detector;

import dev.loupe.image.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * Nothing in it is executed but the graph, by ONNX Runtime. {@code SHA256SUMS} finds accidents and
 * edits, not forgers: whoever changes the file on purpose can change the sums as well.
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
   * Puts an artifact together, recording what the graph says about a few pictures, to be replayed
   * where it is opened.
   */
  public static DetectorArtifact of(
      Manifest manifest, byte[] graph, ScoringGraph loaded, List<Picture> conformance) {
    return new DetectorArtifact(
        manifest,
        graph,
        conformance.stream()
            .map(picture -> ConformanceCase.record(picture, loaded.detect(picture)))
            .toList());
  }

  /**
   * Reads an artifact, checking sizes, names, counts and sums before anything is used.
   *
   * @throws ArtifactException when it is cut short, altered, or from a newer Loupe
   */
  public static DetectorArtifact read(Path file) {
    return new ArtifactReader(file).read();
  }

  /** Writes the artifact beside its place and moves it there. */
  public void write(Path file) {
    ArtifactWriter.write(this, file);
  }

  /** The same detector under other thresholds; the graph is not touched. */
  public DetectorArtifact withThresholds(Thresholds thresholds) {
    return new DetectorArtifact(manifest.withThresholds(thresholds), graph, conformance);
  }

  /**
   * The same detector with another graph under changed thresholds; its conformance pictures are
   * scored anew.
   *
   * @param changed the other graph, serialised
   * @param loaded the same, loaded
   */
  public DetectorArtifact withGraph(byte[] changed, ScoringGraph loaded, Thresholds thresholds) {
    List<Picture> pictures = new ArrayList<>();
    for (ConformanceCase one : conformance) {
      pictures.add(one.picture(ArtifactEntries.picture(pictures.size())));
    }
    return of(manifest.withThresholds(thresholds), changed, loaded, pictures);
  }

  /** What differs on this machine from the recorded scores, in words; empty when nothing does. */
  Optional<String> differenceHere(ScoringGraph loaded) {
    for (int i = 0; i < conformance.size(); i++) {
      ConformanceCase one = conformance.get(i);
      Optional<String> difference =
          one.difference(loaded.detect(one.picture(ArtifactEntries.picture(i))));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
