package dev.loupe.network.torch;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam or AdamW over some parameters. Parameters with other settings get an optimiser of their own.
 *
 * <pre>{@code
 * try (TorchOptimiser adam = TorchOptimiser.of(parameters.learned(name -> true), Settings.adam(2e-4))) {
 *   adam.clearGradients();
 *   loss.backward();
 *   adam.step();
 * }
 * }</pre>
 *
 * <p>Source: Kingma and Ba, Adam, ICLR 2015; Loshchilov and Hutter, AdamW, ICLR 2019; libtorch's
 * own implementation.
 */
public final class TorchOptimiser implements AutoCloseable {

  private final Optimizer optimiser;
  private final TensorVector parameters;

  private TorchOptimiser(Optimizer optimiser, TensorVector parameters) {
    this.optimiser = optimiser.retainReference();
    this.parameters = parameters.retainReference();
  }

  /**
   * How steps are taken.
   *
   * @param learningRate length of a step
   * @param beta1 memory of the gradient's mean
   * @param beta2 memory of its square
   * @param weightDecay pull towards zero
   * @param decoupled whether the pull is apart from the gradient (AdamW) or added to it (Adam)
   */
  public record Settings(
      double learningRate, double beta1, double beta2, double weightDecay, boolean decoupled) {

    /** Adam with PyTorch's defaults. */
    public static Settings adam(double learningRate) {
      return new Settings(learningRate, 0.9, 0.999, 0, false);
    }

    /** AdamW with PyTorch's defaults. */
    public static Settings adamW(double learningRate) {
      return new Settings(learningRate, 0.9, 0.999, 0.01, true);
    }

    /** With another weight decay. */
    public Settings weightDecay(double decay) {
      return new Settings(learningRate, beta1, beta2, decay, decoupled);
    }

    /** With other memories. */
    public Settings betas(double first, double second) {
      return new Settings(learningRate, first, second, weightDecay, decoupled);
    }
  }

  /** An optimiser of some parameters. */
  public static TorchOptimiser of(List<TorchTensor> parameters, Settings settings) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to optimise");
    }
    TensorVector vector =
        new TensorVector(parameters.stream().map(TorchTensor::tensor).toArray(Tensor[]::new));
    return new TorchOptimiser(
        settings.decoupled() ? adamW(vector, settings) : adam(vector, settings), vector);
  }

  private static Optimizer adam(TensorVector parameters, Settings settings) {
    AdamOptions options = new AdamOptions(settings.learningRate());
    options.weight_decay().put(settings.weightDecay());
    setBetas(options.betas(), settings);
    return new Adam(parameters, options);
  }

  private static Optimizer adamW(TensorVector parameters, Settings settings) {
    AdamWOptions options = new AdamWOptions(settings.learningRate());
    options.weight_decay().put(settings.weightDecay());
    setBetas(options.betas(), settings);
    return new AdamW(parameters, options);
  }

  /** The two lie in a C++ tuple, whose order in memory differs between standard libraries. */
  private static void setBetas(DoublePointer betas, Settings settings) {
    boolean firstIsBeta1 = betas.get(0) < betas.get(1);
    betas.put(firstIsBeta1 ? 0 : 1, settings.beta1());
    betas.put(firstIsBeta1 ? 1 : 0, settings.beta2());
  }

  /** Forgets the gradients of the step before. */
  public void clearGradients() {
    optimiser.zero_grad();
  }

  /** Shortens the gradients, taken as one vector, to a length; returns their length before. */
  public double clipGradients(double longest) {
    return torch.clip_grad_norm_(parameters, longest);
  }

  /** Changes the parameters by one step along their gradients. */
  public void step() {
    try (TorchScope scope = new TorchScope()) {
      optimiser.step();
    }
  }

  /** Sets the length of the steps to come. */
  public void setLearningRate(double learningRate) {
    try (TorchScope scope = new TorchScope()) {
      optimiser.param_groups().get(0).options().set_lr(learningRate);
    }
  }

  /** Frees the optimiser, not the parameters. */
  @Override
  public void close() {
    optimiser.releaseReference();
    parameters.releaseReference();
  }
}
