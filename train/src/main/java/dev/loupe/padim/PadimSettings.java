package dev.loupe.padim;

import dev.loupe.feature.InputPlan;
import java.util.List;

/**
 * Every switch of PaDiM.
 *
 * @param backbone id of the frozen backbone, or an ONNX file
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, square, or a centre crop
 * @param layers of the backbone that are read, the finest first
 * @param dimension channels drawn at random from all that the layers have; where there are fewer,
 *     all
 * @param regularisation epsilon, added to each variance
 * @param blur sigma of the Gaussian over the map, in input pixels
 */
public record PadimSettings(
    String backbone,
    int size,
    InputPlan.Shape inputShape,
    List<String> layers,
    int dimension,
    double regularisation,
    double blur) {

  /** Checks ranges. */
  public PadimSettings {
    layers = List.copyOf(layers);
    require(dimension >= 1 && dimension <= 4096, "dimension must lie in 1..4096, not " + dimension);
    require(
        regularisation >= 1e-4 && regularisation <= 1e6,
        "regularisation must lie in [0.0001, 1000000], not " + regularisation);
    require(blur >= 0 && blur <= 100, "blur must lie in 0..100 pixels, not " + blur);
    new InputPlan(size, inputShape);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
