package dev.loupe.mscdae;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Padding;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture at several sizes, each half the one before: smoothed by the binomial kernel (1 4 6 4 1)
 * / 16 along both axes, the edge repeated, then every second pixel.
 *
 * <p>Source: Burt and Adelson, The Laplacian Pyramid as a Compact Image Code, IEEE Transactions on
 * Communications 1983.
 *
 * @param levels how many, the picture itself among them
 */
record GaussianPyramid(int levels) {

  private static final float[] KERNEL = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
  private static final int RADIUS = KERNEL.length / 2;

  /** {@code [n x c x h x w]}, then half of it, and so on. */
  <T> List<T> apply(Ops<T> ops, T x) {
    List<T> all = new ArrayList<>(List.of(x));
    while (all.size() < levels) {
      all.add(halved(ops, all.get(all.size() - 1)));
    }
    return all;
  }

  private static <T> T halved(Ops<T> ops, T x) {
    int channels = ops.shape(x).count(1);
    ConvShape shape = ConvShape.of(channels, KERNEL.length).stride(2).groups(channels);
    T padded = ops.pad(x, RADIUS, RADIUS, Padding.EDGE);
    return ops.conv2d(padded, ops.constant(kernels(channels)), Optional.empty(), shape);
  }

  private static FloatTensor kernels(int channels) {
    int side = KERNEL.length;
    float[] values = new float[channels * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = KERNEL[i / side % side] * KERNEL[i % side];
    }
    return new FloatTensor(Shape.of(channels, 1, side, side), values);
  }
}
