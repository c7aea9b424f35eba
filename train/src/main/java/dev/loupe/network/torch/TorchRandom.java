package dev.loupe.network.torch;

import dev.loupe.network.Shape;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Random tensors from a seed: the same numbers as PyTorch's generator of that seed. */
public final class TorchRandom implements AutoCloseable {

  private final Generator generator;

  /** Begins at a seed. */
  public TorchRandom(long seed) {
    generator = torch.make_generator_cpu(seed).retainReference();
  }

  /** Normally distributed numbers of mean 0 and variance 1. */
  public TorchTensor normal(Shape shape) {
    return new TorchTensor(torch.randn(shape.toArray(), new GeneratorOptional(generator)));
  }

  /** Uniform numbers in [0, 1). */
  public TorchTensor uniform(Shape shape) {
    return new TorchTensor(uniform(shape.toArray()));
  }

  Tensor uniform(long... sizes) {
    return torch.rand(sizes, new GeneratorOptional(generator));
  }

  /** Frees the generator. */
  @Override
  public void close() {
    generator.releaseReference();
  }
}
