package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * A convolutional encoder-decoder without skips: what passes must fit through a grid a quarter as
 * fine, so a defect that good parts never show does not.
 *
 * @param name of its parameters
 * @param width channels at full size
 * @param outputs channels it gives
 */
record Hourglass(String name, int width, int outputs) {

  /** {@code [n x c x h x w]} to {@code [n x outputs x h x w]}; h and w multiples of 4. */
  <T> T apply(Ops<T> ops, T x) {
    T y = layer(ops, x, ".first", ConvShape.of(width, 3).padding(1));
    y = layer(ops, y, ".halve", ConvShape.of(2 * width, 3).stride(2).padding(1));
    y = layer(ops, y, ".quarter", ConvShape.of(4 * width, 3).stride(2).padding(1));
    y = layer(ops, y, ".bottom", ConvShape.of(4 * width, 3).padding(1));
    y = layer(ops, doubled(ops, y), ".double", ConvShape.of(2 * width, 3).padding(1));
    y = layer(ops, doubled(ops, y), ".last", ConvShape.of(width, 3).padding(1));
    return ops.conv2d(y, name + ".head", ConvShape.of(outputs, 3).padding(1).withBias());
  }

  private static <T> T doubled(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    return ops.resize(x, 2 * shape.count(2), 2 * shape.count(3));
  }

  private <T> T layer(Ops<T> ops, T x, String part, ConvShape shape) {
    T y = ops.conv2d(x, name + part + ".conv", shape);
    return ops.relu(ops.batchNorm(y, name + part + ".norm", Block.EPSILON));
  }
}
