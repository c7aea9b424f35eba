package dev.loupe.backbone;

import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxValue;
import java.util.List;

/**
 * A pre-trained network with its weights, ready to be written into a detector's graph.
 *
 * <pre>{@code
 * Backbone backbone = BackboneStore.standard().load("resnet18", layers, Optional.empty());
 * List<OnnxValue> maps = backbone.emit(graph, image, List.of("layer2", "layer3"));
 * }</pre>
 *
 * <p>Immutable; safe for several threads.
 */
public sealed interface Backbone permits ResNetBackbone, OnnxBackbone {

  /** What it is called, such as "resnet18". */
  String id();

  /** SHA-256 of its weights' file, in hexadecimal. */
  String sha256();

  /** What its input is like. */
  Normalisation normalisation();

  /** The layers read where nobody chooses others. */
  List<String> defaultLayers();

  /**
   * Writes it into a graph, up to the last wanted layer.
   *
   * @param image {@code [1 x 3 x height x width]}, normalised
   * @param layers which to read
   * @return their outputs {@code [1 x channels x height x width]}, in the order of {@code layers}
   */
  List<OnnxValue> emit(OnnxGraph.Builder graph, OnnxValue image, List<String> layers);
}
