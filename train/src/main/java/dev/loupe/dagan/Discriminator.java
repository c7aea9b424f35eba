package dev.loupe.dagan;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * The discriminator: whether each part of a picture looks real, and the features it says that from.
 *
 * @param width channels of its first layer
 */
record Discriminator(int width) {

  private static final String NAME = "discriminator";

  /** {@code [n x 3 x h x w]} to {@code [n x 4 width x h/8 x w/8]}. */
  <T> T features(Ops<T> ops, T x) {
    T y = layer(ops, ops.addScalar(x, -0.5), ".first", width);
    y = layer(ops, y, ".second", 2 * width);
    return layer(ops, y, ".third", 4 * width);
  }

  /** Features to logits {@code [n x 1 x h/8 x w/8]}, higher for real. */
  <T> T logits(Ops<T> ops, T features) {
    return ops.conv2d(features, NAME + ".real", ConvShape.of(1, 3).padding(1).withBias());
  }

  private static <T> T layer(Ops<T> ops, T x, String part, int outputs) {
    ConvShape shape = ConvShape.of(outputs, 4).stride(2).padding(1).withBias();
    return ops.leakyRelu(ops.conv2d(x, NAME + part, shape), 0.2);
  }
}
