package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * MGAN's critic: how real a picture looks, the mean over its places. No norms, since a gradient
 * penalty wants each picture judged by itself (Gulrajani et al., Improved Training of Wasserstein
 * GANs, NeurIPS 2017).
 *
 * @param width channels of its first layer
 */
record Critic(int width) {

  static final String NAME = "critic";

  /** {@code [n x 3 x h x w]} to {@code [n]}; higher looks more real. */
  <T> T apply(Ops<T> ops, T x) {
    T y = layer(ops, x, ".first", width);
    y = layer(ops, y, ".second", 2 * width);
    y = layer(ops, y, ".third", 4 * width);
    T places = ops.conv2d(y, NAME + ".places", ConvShape.of(1, 3).padding(1).withBias());
    return ops.reduceMean(places, false, 1, 2, 3);
  }

  private static <T> T layer(Ops<T> ops, T x, String part, int outputs) {
    ConvShape shape = ConvShape.of(outputs, 4).stride(2).padding(1).withBias();
    return ops.leakyRelu(ops.conv2d(x, NAME + part, shape), 0.2);
  }
}
