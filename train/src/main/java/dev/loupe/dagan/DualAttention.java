package dev.loupe.dagan;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;

/**
 * Position attention and channel attention side by side, their results added:
 *
 * <pre>
 * position:  P = gamma V softmax(Q^T K)^T + x     every place sees all places
 * channel:   C = beta softmax(X X^T / places) X + x   every channel sees all channels
 * </pre>
 *
 * <p>gamma and beta begin at 0, so training begins without attention.
 *
 * <p>Source: Fu et al., Dual Attention Network for Scene Segmentation, CVPR 2019. Theirs subtracts
 * each row from its maximum before the channels' softmax; ours divides by the number of places, so
 * that the softmax does not saturate.
 *
 * @param name of its parameters
 * @param inner channels of Q and K
 */
record DualAttention(String name, int inner) {

  /** {@code [n x c x h x w]} to the same. */
  <T> T apply(Ops<T> ops, T x) {
    return ops.add(position(ops, x), channel(ops, x));
  }

  private <T> T position(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    T q = flat(ops, ops.conv2d(x, name + ".query", ConvShape.of(inner, 1).withBias()));
    T k = flat(ops, ops.conv2d(x, name + ".key", ConvShape.of(inner, 1).withBias()));
    T v = flat(ops, ops.conv2d(x, name + ".value", ConvShape.of(shape.count(1), 1).withBias()));
    T likeness = ops.softmax(ops.matmul(ops.transpose(q, 0, 2, 1), k), -1);
    T seen = ops.matmul(v, ops.transpose(likeness, 0, 2, 1));
    return mixed(ops, x, seen, ".gamma");
  }

  private <T> T channel(Ops<T> ops, T x) {
    T flat = flat(ops, x);
    T products = ops.matmul(flat, ops.transpose(flat, 0, 2, 1));
    T likeness = ops.softmax(ops.scale(products, 1.0 / ops.shape(flat).size(2)), -1);
    return mixed(ops, x, ops.matmul(likeness, flat), ".beta");
  }

  private <T> T mixed(Ops<T> ops, T x, T seen, String strength) {
    T factor = ops.parameter(new Parameter(name + strength, Shape.of(1), Parameter.Kind.BIAS));
    return ops.add(x, ops.mul(factor, ops.reshape(seen, ops.shape(x).toArray())));
  }

  private static <T> T flat(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    return ops.reshape(x, shape.size(0), shape.size(1), shape.size(2) * shape.size(3));
  }
}
