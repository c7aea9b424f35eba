package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * The basic U-Net's block: 3x3 convolution, batch norm, ReLU, twice. The norms are folded into the
 * convolutions of the graph.
 *
 * @param name of its parameters
 * @param outputs channels
 */
record PlainBlock(String name, int outputs) implements Block {

  @Override
  public <T> T apply(Ops<T> ops, T x) {
    return layer(ops, layer(ops, x, 1), 2);
  }

  private <T> T layer(Ops<T> ops, T x, int number) {
    T y = ops.conv2d(x, name + ".conv" + number, ConvShape.of(outputs, 3).padding(1));
    return ops.relu(ops.batchNorm(y, name + ".norm" + number, EPSILON));
  }
}
