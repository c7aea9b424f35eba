package dev.loupe.mscdae;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * The convolutional denoising autoencoder of one level: to a grid a quarter as fine with few
 * channels, and back. It is taught on patches and slides over whole pictures, as any network of
 * convolutions does.
 *
 * @param name of its parameters
 * @param width channels of its finest layer
 * @param code channels of what must carry a patch
 */
record PatchAutoencoder(String name, int width, int code) {

  private static final double EPSILON = 1e-5;

  /** {@code [n x 3 x h x w]} to the same; h and w multiples of 4. */
  <T> T apply(Ops<T> ops, T x) {
    T y = layer(ops, ops.addScalar(x, -0.5), ".first", ConvShape.of(width, 5).padding(2).stride(2));
    y = layer(ops, y, ".second", ConvShape.of(2 * width, 3).padding(1).stride(2));
    y = layer(ops, y, ".code", ConvShape.of(code, 3).padding(1));
    y = layer(ops, y, ".third", ConvShape.of(2 * width, 3).padding(1));
    y = layer(ops, doubled(ops, y), ".fourth", ConvShape.of(width, 3).padding(1));
    y = ops.conv2d(doubled(ops, y), name + ".head", ConvShape.of(3, 5).padding(2).withBias());
    return ops.addScalar(y, 0.5);
  }

  private static <T> T doubled(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    return ops.resize(x, 2 * shape.count(2), 2 * shape.count(3));
  }

  private <T> T layer(Ops<T> ops, T x, String part, ConvShape shape) {
    T y = ops.conv2d(x, name + part + ".conv", shape);
    return ops.relu(ops.batchNorm(y, name + part + ".norm", EPSILON));
  }
}
