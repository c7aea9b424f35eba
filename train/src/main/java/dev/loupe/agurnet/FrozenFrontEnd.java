package dev.loupe.agurnet;

import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchTensor;
import java.util.Optional;

/**
 * A front end that has learned and learns no more, for the stages behind it. Owns native memory;
 * the stage that uses it closes it.
 */
final class FrozenFrontEnd implements AutoCloseable {

  private final FrontEnd frontEnd;
  private final TorchParameters parameters;
  private final TorchOps ops;

  FrozenFrontEnd(FrontEnd frontEnd, Weights weights, Shape picture) {
    this.frontEnd = frontEnd;
    ShapeOps shapes = new ShapeOps();
    frontEnd.apply(shapes, picture);
    this.parameters = TorchParameters.frozen(weights, shapes.parameters());
    this.ops = TorchOps.inference(parameters);
  }

  TorchOps ops() {
    return ops;
  }

  Prepared<TorchTensor> apply(TorchTensor x) {
    return frontEnd.apply(ops, x);
  }

  Prepared<TorchTensor> apply(TorchTensor x, Optional<TorchTensor> comparison) {
    return frontEnd.apply(ops, x, comparison);
  }

  TorchTensor denoised(TorchTensor x) {
    return frontEnd.denoised(ops, x).picture();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
