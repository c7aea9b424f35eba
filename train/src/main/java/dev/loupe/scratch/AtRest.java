package dev.loupe.scratch;

import dev.loupe.image.Picture;
import dev.loupe.network.Parameter;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A network that has learned, to look at pictures with. Owns native memory; whoever opens it closes
 * it. Not safe for several threads.
 */
public final class AtRest implements AutoCloseable {

  private final TorchParameters parameters;
  private final TorchOps ops;

  /** Takes what was learned. */
  public AtRest(Weights weights, Collection<Parameter> expected) {
    this.parameters = TorchParameters.frozen(weights, expected);
    this.ops = TorchOps.inference(parameters);
  }

  /** The numbers that something gives for each picture. */
  public List<float[]> look(
      List<Picture> pictures, BiFunction<TorchOps, TorchTensor, TorchTensor> what) {
    return pictures.stream().map(picture -> look(picture, what)).toList();
  }

  /** The same for one. */
  public float[] look(Picture picture, BiFunction<TorchOps, TorchTensor, TorchTensor> what) {
    float[][] numbers = new float[1][];
    TorchScope.withoutGradients(
        () -> {
          TorchTensor x = Corrupted.tensor(List.of(picture));
          numbers[0] = what.apply(ops, x).values();
        });
    return numbers[0];
  }

  @Override
  public void close() {
    parameters.close();
  }
}
