package dev.loupe.backbone;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.network.EmbeddedGraph;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxValue;
import java.nio.file.Path;
import java.util.List;

/**
 * A backbone somebody else exported as ONNX: one float input {@code [batch x 3 x height x width]}
 * and an output for each layer.
 *
 * @param id the file's name
 * @param sha256 of the file
 * @param graph its content
 * @param normalisation of its input
 */
public record OnnxBackbone(
    String id, String sha256, EmbeddedGraph graph, Normalisation normalisation)
    implements Backbone {

  /**
   * Reads a file.
   *
   * @throws LoupeException when it is no ONNX graph that can be embedded
   */
  public static OnnxBackbone read(Path file, Normalisation normalisation) {
    return new OnnxBackbone(
        file.getFileName().toString(), Sha256.of(file), EmbeddedGraph.read(file), normalisation);
  }

  /** All its outputs. */
  @Override
  public List<String> defaultLayers() {
    return graph.outputs();
  }

  @Override
  public List<OnnxValue> emit(OnnxGraph.Builder builder, OnnxValue image, List<String> layers) {
    return graph.embed(builder, image, layers);
  }
}
