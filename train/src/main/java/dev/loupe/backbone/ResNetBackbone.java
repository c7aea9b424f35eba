package dev.loupe.backbone;

import dev.loupe.LoupeException;
import dev.loupe.network.Normalisation;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A residual network and its weights. Weights it does not need, such as those of later layers, are
 * left out of the graph.
 *
 * @param id what it is called
 * @param sha256 of its weights
 * @param network its architecture
 * @param weights under torchvision's names
 * @param normalisation of its input
 */
public record ResNetBackbone(
    String id, String sha256, ResNet network, Weights weights, Normalisation normalisation)
    implements Backbone {

  @Override
  public List<String> defaultLayers() {
    return List.of("layer2", "layer3");
  }

  /**
   * Fails unless the weights hold what some layers need.
   *
   * @throws LoupeException listing what is missing or misshapen
   */
  public void requireLayers(List<String> layers) {
    ShapeOps shapes = new ShapeOps();
    network.apply(shapes, Shape.of(1, 3, 256, 256), layers);
    weights.require(id + " up to " + layers, shapes.parameters());
  }

  @Override
  public List<OnnxValue> emit(OnnxGraph.Builder graph, OnnxValue image, List<String> layers) {
    Map<String, OnnxValue> outputs = network.apply(new OnnxOps(graph, weights), image, layers);
    return layers.stream().map(layer -> Objects.requireNonNull(outputs.get(layer))).toList();
  }
}
