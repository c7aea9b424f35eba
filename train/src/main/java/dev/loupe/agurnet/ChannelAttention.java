package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * Efficient channel attention: each channel is weighed by what a small convolution across the
 * channels' means says (P2 eq 5-8; Wang et al., ECA-Net, CVPR 2020).
 *
 * <pre>{@code x^ = sigmoid(D_r(mean over places of x)) x}</pre>
 *
 * @param name of its parameters
 */
record ChannelAttention(String name) {

  <T> T apply(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    int kernel = kernel(shape.count(1));
    T means = ops.reshape(ops.globalAveragePool(x), shape.size(0), 1, 1, shape.size(1));
    T mixed =
        ops.conv2d(means, name + ".across", ConvShape.of(1, 1, kernel).padding(0, kernel / 2));
    return ops.mul(x, ops.reshape(ops.sigmoid(mixed), shape.size(0), shape.size(1), 1, 1));
  }

  /** r: {@code |log2(C) / 2 + 1/2|}, made odd by adding 1 where it is even. */
  static int kernel(int channels) {
    int size = (int) Math.abs(Math.log(channels) / Math.log(2) / 2 + 0.5);
    return size % 2 == 1 ? size : size + 1;
  }
}
