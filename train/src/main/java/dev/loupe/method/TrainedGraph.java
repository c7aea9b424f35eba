package dev.loupe.method;

import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.Manifest;
import java.util.Map;

/**
 * What a method learned.
 *
 * @param onnx the serialised graph: input {@code image}, outputs {@code map} and {@code score}
 * @param input how the graph brings pictures to its size
 * @param backbone id of the frozen backbone inside, or "none"
 * @param backboneSha256 of the backbone's weights, or ""
 * @param remarks what the training noticed and a report should say, by name: the noise scale found,
 *     the final loss
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainedGraph(
    byte[] onnx,
    InputGeometry input,
    String backbone,
    String backboneSha256,
    Map<String, String> remarks) {

  /** Copies the map. */
  public TrainedGraph {
    remarks = Map.copyOf(remarks);
  }

  /** What a detector at rest learned, to learn on from. */
  public static TrainedGraph of(DetectorArtifact artifact) {
    Manifest manifest = artifact.manifest();
    return new TrainedGraph(
        artifact.graph(),
        manifest.input(),
        manifest.provenance().backbone(),
        manifest.provenance().backboneSha256(),
        Map.of());
  }
}
