package dev.loupe.backbone;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/** A residual block: {@code relu(F(x) + x)}; the way past F is convolved where sizes differ. */
public sealed interface Block permits BasicBlock, Bottleneck {

  /** Added to the variance in every batch norm. */
  double EPSILON = 1e-5;

  /** Applies the block called {@code name}, such as "layer1.0". */
  <T> T apply(Ops<T> ops, T x, String name, int channels, int stride);

  /** The way past the block. */
  static <T> T shortcut(Ops<T> ops, T x, String name, int outputs, int stride) {
    if (stride == 1 && ops.shape(x).size(1) == outputs) {
      return x;
    }
    T y = ops.conv2d(x, name + ".downsample.0", ConvShape.of(outputs, 1).stride(stride));
    return ops.batchNorm(y, name + ".downsample.1", EPSILON);
  }
}
