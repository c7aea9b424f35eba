package dev.loupe.feature;

import dev.loupe.backbone.Backbone;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.InputGeometry;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.PictureInput;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a picture becomes patch features: the first half of every frozen-backbone detector.
 *
 * <pre>{@code
 * PatchFeatures features =
 *     new PatchFeatures(backbone, List.of("layer2", "layer3"), AdaptivePooled.to(1024),
 *         InputGeometry.whole(288));
 * OnnxGraph.Builder graph = OnnxGraph.builder("patchcore");
 * OnnxValue map = features.map(graph); // [1 x 1024 x 36 x 36]
 * }</pre>
 *
 * @param backbone the frozen network
 * @param layers of it that are read, first layer first
 * @param embedding of their outputs
 * @param geometry of the input
 */
public record PatchFeatures(
    Backbone backbone, List<String> layers, PatchEmbedding embedding, InputGeometry geometry) {

  /** The name of the output of {@link #graph}. */
  static final String OUTPUT = "features";

  /** Copies the names. */
  public PatchFeatures {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("At least one layer must be read");
    }
  }

  /**
   * Writes the picture's way up to the layers' outputs {@code [1 x channels x h x w]}, and notes in
   * the graph which values they are, so that pictures can be compared by them.
   */
  public List<OnnxValue> layers(OnnxGraph.Builder graph) {
    OnnxValue image = new PictureInput(geometry, backbone.normalisation()).emit(graph);
    List<OnnxValue> outputs = backbone.emit(graph, image, layers);
    graph.metadata(
        FeatureGraph.METADATA,
        outputs.stream().map(OnnxValue::name).collect(Collectors.joining(",")));
    return outputs;
  }

  /** How many channels the layers have together, whatever the embedding makes of them. */
  public int channels() {
    return layers(OnnxGraph.builder("size")).stream()
        .mapToInt(layer -> layer.shape().count(1))
        .sum();
  }

  /** Writes the picture's way up to each layer's part of the embedding, on its own grid. */
  public List<OnnxValue> parts(OnnxGraph.Builder graph) {
    return embedding.parts(new OnnxOps(graph, Weights.NONE), layers(graph));
  }

  /** Writes the picture's way up to the whole embedding {@code [1 x dimension x h x w]}. */
  public OnnxValue map(OnnxGraph.Builder graph) {
    return embedding.whole(new OnnxOps(graph, Weights.NONE), layers(graph));
  }

  /** Which numbers of a patch's features each part of {@link #parts} makes. */
  public List<PatchEmbedding.Span> spans() {
    List<OnnxValue> outputs = layers(OnnxGraph.builder("size"));
    return embedding.spans(outputs.stream().map(output -> output.shape().count(1)).toList());
  }

  /** A graph from "image" to "features", {@code float[h * w x dimension]}. */
  public OnnxGraph graph() {
    OnnxGraph.Builder graph = OnnxGraph.builder("features");
    graph.output(OUTPUT, rows(new OnnxOps(graph, Weights.NONE), map(graph)));
    return graph.build();
  }

  /** A map {@code [1 x dimension x h x w]} as rows {@code [h * w x dimension]}. */
  public static OnnxValue rows(OnnxOps ops, OnnxValue map) {
    long dimension = map.shape().size(1);
    return ops.transpose(ops.reshape(map, dimension, -1), 1, 0);
  }

  /** The size of one picture's features. */
  public FeatureGrid grid() {
    Shape map = map(OnnxGraph.builder("size")).shape();
    return new FeatureGrid(map.count(2), map.count(3), map.count(1));
  }
}
