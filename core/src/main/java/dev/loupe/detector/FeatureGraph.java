package dev.loupe.detector;

import dev.loupe.LoupeException;
import dev.loupe.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a detector's network sees before it judges: the outputs of its frozen backbone's layers. The
 * graph is the artifact's own, with those values among its outputs; nothing is defined a second
 * time.
 *
 * <p>Threads: {@link #features} may be called from several at once. Owns native memory: whoever
 * opens it closes it.
 */
public final class FeatureGraph implements AutoCloseable {

  /** The key under which a graph names the values, separated by commas; the finest grid first. */
  public static final String METADATA = "patch_features";

  private final InputGeometry input;
  private final List<String> names;
  private final OnnxSession session;

  private FeatureGraph(InputGeometry input, List<String> names, OnnxSession session) {
    this.input = input;
    this.names = names;
    this.session = session;
  }

  /**
   * Loads the graph of an artifact.
   *
   * @throws LoupeException when the artifact does not say where its features are
   */
  public static FeatureGraph open(DetectorArtifact artifact) {
    List<String> names = names(artifact);
    byte[] graph = ExtraOutputs.of(artifact.graph(), names);
    return new FeatureGraph(artifact.manifest().input(), names, OnnxSession.open(graph, 1));
  }

  private static List<String> names(DetectorArtifact artifact) {
    try (OnnxSession session = OnnxSession.open(artifact.graph(), 1)) {
      String names = session.metadata().getOrDefault(METADATA, "");
      if (names.isEmpty()) {
        throw new LoupeException(
            "The detector does not say where in its graph the patch features are: its method ("
                + artifact.manifest().method()
                + ") has none, or it was trained by an older Loupe ("
                + artifact.manifest().provenance().loupeVersion()
                + "). Train it again.");
      }
      return List.of(names.split(","));
    }
  }

  /** The features of a picture, one map for each layer. */
  public List<FeatureMap> features(Picture picture) {
    Map<String, OnnxSession.Values> outputs = session.run(picture, Set.copyOf(names));
    return names.stream().map(name -> map(name, outputs)).toList();
  }

  private static FeatureMap map(String name, Map<String, OnnxSession.Values> outputs) {
    OnnxSession.Values values = outputs.get(name);
    if (values == null || values.shape().length != 4) {
      throw new LoupeException(
          "The detector's features '"
              + name
              + "' are no map of a picture, but "
              + (values == null ? "missing" : Arrays.toString(values.shape()))
              + ".");
    }
    long[] shape = values.shape();
    return new FeatureMap((int) shape[1], (int) shape[2], (int) shape[3], values.floats());
  }

  /** Where the maps lie over a picture of a size. */
  public MapPlacement placement(Picture picture) {
    return MapPlacement.of(input, picture.width(), picture.height());
  }

  @Override
  public void close() {
    session.close();
  }

  /**
   * What one layer sees.
   *
   * @param channels numbers at each place
   * @param height places from top to bottom
   * @param width places from left to right
   * @param values {@code float[channels][height][width]}, flattened
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FeatureMap(int channels, int height, int width, float[] values) {}
}
