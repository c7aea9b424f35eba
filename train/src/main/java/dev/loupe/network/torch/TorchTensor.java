package dev.loupe.network.torch;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A libtorch tensor of floats. Its memory is native: it ends with the {@link TorchScope} in which
 * it was made, and is not to be used afterwards. Not safe for several threads.
 */
public final class TorchTensor {

  private final Tensor tensor;

  TorchTensor(Tensor tensor) {
    this.tensor = tensor;
  }

  /** A copy of numbers; no gradient flows into it. */
  public static TorchTensor of(FloatTensor numbers) {
    return of(numbers.shape(), numbers.values());
  }

  /** A copy of numbers; no gradient flows into it. */
  public static TorchTensor of(Shape shape, float[] values) {
    if (shape.elements() != values.length) {
      throw new IllegalArgumentException(shape + " does not hold " + values.length + " numbers");
    }
    return new TorchTensor(Tensor.create(values, values.length).reshape(shape.toArray()));
  }

  Tensor tensor() {
    return tensor;
  }

  /** The sizes. */
  public Shape shape() {
    return Shape.of(tensor.shape());
  }

  /** A copy of the numbers on this side. */
  public FloatTensor numbers() {
    return new FloatTensor(shape(), values());
  }

  /** A copy of the numbers on this side, row by row. */
  public float[] values() {
    try (TorchScope scope = new TorchScope()) {
      float[] values = new float[Math.toIntExact(tensor.numel())];
      Tensor flat = tensor.detach().contiguous();
      try (FloatPointer pointer = flat.data_ptr_float()) {
        pointer.get(values);
      }
      return values;
    }
  }

  /** The number of a tensor that holds one. */
  public double item() {
    return tensor.item_double();
  }

  /** The same numbers, through which no gradient flows. */
  public TorchTensor detached() {
    return new TorchTensor(tensor.detach());
  }

  /** Lets gradients flow into this tensor; returns it. */
  public TorchTensor tracked() {
    tensor.set_requires_grad(true);
    return this;
  }

  /**
   * The same numbers, stored with the channels of a pixel side by side: convolutions that start
   * from such a tensor are faster.
   */
  public TorchTensor channelsLast() {
    return new TorchTensor(tensor.contiguous(torch.MemoryFormat.ChannelsLast));
  }

  /**
   * The gradient of the sum of these numbers by another tensor that they come from, itself
   * differentiable: what a gradient penalty is made of.
   */
  public TorchTensor gradientBy(TorchTensor source) {
    TensorVector gradients =
        torch.grad(
            new TensorVector(tensor.sum()),
            new TensorVector(source.tensor),
            new TensorVector(),
            new BoolOptional(true),
            true,
            false);
    return new TorchTensor(gradients.get(0));
  }

  /** Adds the gradient of this one number to all learned parameters it came from. */
  public void backward() {
    tensor.backward();
  }
}
