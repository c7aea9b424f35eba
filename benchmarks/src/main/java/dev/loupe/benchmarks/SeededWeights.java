package dev.loupe.benchmarks;

import dev.loupe.backbone.BackboneSpec;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.nio.file.Path;

/**
 * Writes random weights for a backbone: its speed does not depend on what they are, so that a
 * network can be timed whose real weights are not at hand.
 *
 * <pre>{@code SeededWeights wide_resnet50_2 wide.safetensors}</pre>
 */
public final class SeededWeights {

  private static final long SEED = 18;

  private SeededWeights() {}

  /** Arguments: the backbone's name, the file to be written. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Expected: BACKBONE FILE.safetensors");
    }
    of(BackboneSpec.require(arguments[0])).write(Path.of(arguments[1]), Weights.Precision.FLOAT);
  }

  /** All layers of a backbone, He-initialised. */
  public static Weights of(BackboneSpec spec) {
    ShapeOps shapes = new ShapeOps();
    spec.network().apply(shapes, Shape.of(1, 3, 64, 64), spec.network().layers());
    return Weights.builder()
        .putAll(Initialisation.he(shapes.parameters(), SEED))
        .metadata("architecture", spec.id())
        .build();
  }
}
