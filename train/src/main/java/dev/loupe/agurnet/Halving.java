package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/** The first layer of a network: a 4x4 convolution of stride 2, batch norm, ReLU. */
final class Halving {

  private Halving() {}

  /** {@code [n x c x h x w]} to {@code [n x outputs x h/2 x w/2]}. */
  static <T> T of(Ops<T> ops, T x, String name, int outputs) {
    T y = ops.conv2d(x, name + ".conv", ConvShape.of(outputs, 4).stride(2).padding(1));
    return ops.relu(ops.batchNorm(y, name + ".norm", Block.EPSILON));
  }
}
