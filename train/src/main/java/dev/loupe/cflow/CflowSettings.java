package dev.loupe.cflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.feature.InputPlan;
import java.util.List;

/**
 * Every switch of CFLOW-AD.
 *
 * @param backbone id of the frozen backbone, or an ONNX file
 * @param size side of the square input, or of the square with as many pixels, in pixels
 * @param inputShape of the input: as the pictures, square, or a centre crop
 * @param layers of the backbone that are read; each gets a flow of its own
 * @param scaling what becomes of fibres before the flow
 * @param blocks affine coupling blocks of a flow
 * @param condition numbers that code a place; a multiple of 4
 * @param clamp alpha, the largest logarithm of a coupling's factor
 * @param batch fibres of one step
 * @param steps of training for each layer
 * @param rate highest learning rate of Adam
 * @param combination how the layers' likelihoods become one map
 * @param blur sigma of the Gaussian over each layer's likelihoods, in input pixels
 */
public record CflowSettings(
    String backbone,
    int size,
    InputPlan.Shape inputShape,
    List<String> layers,
    Scaling scaling,
    int blocks,
    int condition,
    double clamp,
    int batch,
    int steps,
    double rate,
    Combination combination,
    double blur) {

  /** What becomes of fibres before the flow, by all training pictures. */
  public enum Scaling {
    /** Nothing. */
    @JsonProperty("raw")
    RAW,
    /** Every channel gets mean 0 and deviation 1. */
    @JsonProperty("standardised")
    STANDARDISED,
    /** Principal axes with mean 0 and deviation 1: the flow begins as a Gaussian of all fibres. */
    @JsonProperty("whitened")
    WHITENED
  }

  /** How the layers' likelihoods become one map. */
  public enum Combination {
    /** The authors': minus the logarithm of the mean likelihood, each layer's highest being 1. */
    @JsonProperty("likelihoods")
    LIKELIHOODS,
    /** The mean of minus the log-likelihoods, each in deviations from its mean on good fibres. */
    @JsonProperty("logarithms")
    LOGARITHMS
  }

  /** Checks ranges. */
  public CflowSettings {
    layers = List.copyOf(layers);
    require(!layers.isEmpty(), "at least one layer must be read");
    require(blocks >= 1 && blocks <= 64, "blocks must lie in 1..64, not " + blocks);
    require(
        condition >= 4 && condition <= 1024 && condition % 4 == 0,
        "condition must be a multiple of 4 in 4..1024, not " + condition);
    require(clamp > 0 && clamp <= 10, "clamp must lie in (0, 10], not " + clamp);
    require(batch >= 1 && batch <= 1 << 16, "batch must lie in 1..65536, not " + batch);
    require(steps >= 1 && steps <= 10_000_000, "steps must lie in 1..10000000, not " + steps);
    require(rate > 0 && rate <= 1, "rate must lie in (0, 1], not " + rate);
    require(blur >= 0 && blur <= 100, "blur must lie in 0..100 pixels, not " + blur);
    new InputPlan(size, inputShape);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
