package dev.loupe.network.torch;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam or AdamW whose memory can be written down and taken up again, so that a resumed training
 * takes the very steps of an uninterrupted one. ({@link TorchOptimiser} is libtorch's own, whose
 * memory is out of reach from Java.)
 *
 * <pre>{@code
 * try (ResumableAdam adam = ResumableAdam.of(parameters, name -> true, Settings.adam(4e-4), Optional.empty())) {
 *   adam.clearGradients();
 *   loss.backward();
 *   adam.step(rate);
 *   Weights moments = adam.moments();
 * }
 * }</pre>
 *
 * <p>Source: Kingma and Ba, Adam, ICLR 2015; Loshchilov and Hutter, AdamW, ICLR 2019; epsilon 1e-8,
 * the order of operations PyTorch's.
 */
public final class ResumableAdam implements AutoCloseable {

  private static final String MEAN = "mean/";
  private static final String SQUARE = "square/";
  private static final String STEPS = "steps/";
  private static final double EPSILON = 1e-8;

  private final TorchOptimiser.Settings settings;
  private final Map<String, Tensor> parameters;
  private final Map<String, Tensor> means = new LinkedHashMap<>();
  private final Map<String, Tensor> squares = new LinkedHashMap<>();
  private final Map<String, Long> steps = new LinkedHashMap<>();

  private ResumableAdam(
      Map<String, Tensor> parameters, TorchOptimiser.Settings settings, Optional<Weights> moments) {
    this.parameters = parameters;
    this.settings = settings;
    parameters.forEach(
        (name, tensor) -> {
          means.put(name, begun(tensor, moments, MEAN + name));
          squares.put(name, begun(tensor, moments, SQUARE + name));
          steps.put(
              name, moments.map(before -> (long) before.get(STEPS + name).values()[0]).orElse(0L));
        });
  }

  /**
   * An optimiser of those parameters whose name is wanted.
   *
   * @param moments what {@link #moments} gave before; empty to begin
   */
  public static ResumableAdam of(
      TorchParameters parameters,
      Predicate<String> wanted,
      TorchOptimiser.Settings settings,
      Optional<Weights> moments) {
    Map<String, Tensor> learned = parameters.learnedByName(wanted);
    if (learned.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to optimise");
    }
    return new ResumableAdam(learned, settings, moments);
  }

  private static Tensor begun(Tensor like, Optional<Weights> moments, String name) {
    try (TorchScope scope = new TorchScope()) {
      FloatTensor start =
          moments
              .map(before -> before.get(name))
              .orElseGet(() -> FloatTensor.filled(Shape.of(like.shape()), 0));
      return TorchScope.kept(TorchTensor.of(start).tensor().clone());
    }
  }

  /** Forgets the gradients of the step before. */
  public void clearGradients() {
    try (TorchScope scope = new TorchScope()) {
      parameters.values().stream()
          .filter(tensor -> tensor.grad().defined())
          .forEach(tensor -> tensor.mutable_grad().reset());
    }
  }

  /** Shortens the gradients, taken as one vector, to a length; returns their length before. */
  public double clipGradients(double longest) {
    try (TorchScope scope = new TorchScope()) {
      return torch.clip_grad_norm_(
          new TensorVector(parameters.values().toArray(Tensor[]::new)), longest);
    }
  }

  /** Changes the parameters by one step along their gradients; those without one stay. */
  public void step(double rate) {
    TorchScope.withoutGradients(() -> parameters.keySet().forEach(name -> move(name, rate)));
  }

  private void move(String name, double rate) {
    Tensor tensor = at(parameters, name);
    Tensor gradient = tensor.grad();
    if (!gradient.defined()) {
      return;
    }
    if (settings.decoupled()) {
      tensor.mul_(new Scalar(1 - rate * settings.weightDecay()));
    } else if (settings.weightDecay() != 0) {
      gradient = gradient.add(tensor, new Scalar(settings.weightDecay()));
    }
    Tensor mean = at(means, name);
    Tensor square = at(squares, name);
    mean.lerp_(gradient, new Scalar(1 - settings.beta1()));
    square
        .mul_(new Scalar(settings.beta2()))
        .addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
    long taken = steps.merge(name, 1L, Long::sum);
    double meanSeen = 1 - Math.pow(settings.beta1(), taken);
    double squareSeen = 1 - Math.pow(settings.beta2(), taken);
    Tensor spread = square.sqrt().div_(new Scalar(Math.sqrt(squareSeen))).add_(new Scalar(EPSILON));
    tensor.addcdiv_(mean, spread, new Scalar(-rate / meanSeen));
  }

  private static Tensor at(Map<String, Tensor> tensors, String name) {
    return Optional.ofNullable(tensors.get(name)).orElseThrow();
  }

  /** Its memory, to be taken up again. */
  public Weights moments() {
    Weights.Builder moments = Weights.builder();
    steps.forEach((name, taken) -> moments.put(STEPS + name, FloatTensor.vector(taken)));
    means.forEach((name, tensor) -> moments.put(MEAN + name, new TorchTensor(tensor).numbers()));
    squares.forEach(
        (name, tensor) -> moments.put(SQUARE + name, new TorchTensor(tensor).numbers()));
    return moments.build();
  }

  /** Frees its memory, not the parameters. */
  @Override
  public void close() {
    means.values().forEach(Tensor::releaseReference);
    squares.values().forEach(Tensor::releaseReference);
    means.clear();
    squares.clear();
  }
}
