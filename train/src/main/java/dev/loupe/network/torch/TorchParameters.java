package dev.loupe.network.torch;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Parameter;
import dev.loupe.network.Weights;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;

/**
 * The parameters of a network as libtorch tensors, which training changes in place.
 *
 * <pre>{@code
 * try (TorchParameters parameters = TorchParameters.learning(start, shapes.parameters())) {
 *   TorchOps ops = new TorchOps(parameters, TorchOps.Mode.training(random));
 *   ...
 *   Weights learned = parameters.weights();
 * }
 * }</pre>
 *
 * <p>Closing frees them. Not safe for several threads.
 */
public final class TorchParameters implements AutoCloseable {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  private TorchParameters(Weights weights, Collection<Parameter> expected, boolean learning) {
    Weights start = weights.require("to be trained", expected);
    for (Parameter parameter : expected) {
      Tensor tensor = TorchScope.kept(TorchTensor.of(start.get(parameter.name())).tensor());
      tensor.set_requires_grad(learning && parameter.kind().learned());
      tensors.put(parameter.name(), tensor);
      parameters.put(parameter.name(), parameter);
    }
  }

  /** Parameters that gradients flow into, starting from weights. */
  public static TorchParameters learning(Weights start, Collection<Parameter> expected) {
    return new TorchParameters(start, expected, true);
  }

  /** Parameters that stay as they are. */
  public static TorchParameters frozen(Weights weights, Collection<Parameter> expected) {
    return new TorchParameters(weights, expected, false);
  }

  /** A parameter. */
  public TorchTensor get(String name) {
    return new TorchTensor(find(name).orElseThrow(() -> new IllegalArgumentException(name)));
  }

  private Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  Tensor require(Parameter parameter) {
    return find(parameter.name())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The network has no parameter %s; it has %s"
                        .formatted(parameter.name(), tensors.keySet())));
  }

  /** Those that training changes and whose name is wanted. */
  public List<TorchTensor> learned(Predicate<String> wanted) {
    return parameters.values().stream()
        .filter(parameter -> parameter.kind().learned() && wanted.test(parameter.name()))
        .map(parameter -> get(parameter.name()))
        .toList();
  }

  /** The same by name, in order. */
  Map<String, Tensor> learnedByName(Predicate<String> wanted) {
    Map<String, Tensor> learned = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      if (parameter.kind().learned() && wanted.test(parameter.name())) {
        learned.put(parameter.name(), require(parameter));
      }
    }
    return learned;
  }

  /** The numbers as they are now. */
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    for (String name : tensors.keySet()) {
      FloatTensor numbers = get(name).numbers();
      weights.put(name, numbers);
    }
    return weights.build();
  }

  /** Frees all. */
  @Override
  public void close() {
    tensors.values().forEach(Tensor::releaseReference);
    tensors.clear();
  }
}
