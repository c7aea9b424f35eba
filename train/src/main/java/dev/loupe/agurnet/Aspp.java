package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Atrous spatial pyramid pooling: the same place seen at several distances (P2 eq 1; Chen et al.,
 * DeepLabv3, 2017). Convolutions of rising dilation, the rate 1 a 1x1, and the mean of the whole
 * picture, side by side, mixed by a 1x1 convolution.
 *
 * @param name of its parameters
 * @param rates the dilations
 * @param inner channels of each branch
 */
record Aspp(String name, List<Integer> rates, int inner) {

  Aspp {
    rates = List.copyOf(rates);
  }

  /** {@code [n x c x h x w]} to the same shape. */
  <T> T apply(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    List<T> branches = new ArrayList<>();
    for (int rate : rates) {
      branches.add(normalised(ops, seen(ops, x, rate), name + ".norm" + rate));
    }
    T mean = ops.conv2d(ops.globalAveragePool(x), name + ".pooled", ConvShape.of(inner, 1));
    branches.add(ops.resizeNearest(ops.relu(mean), shape.count(2), shape.count(3)));
    T mixed = ops.conv2d(ops.concat(1, branches), name + ".mix", ConvShape.of(shape.count(1), 1));
    return normalised(ops, mixed, name + ".norm");
  }

  private <T> T seen(Ops<T> ops, T x, int rate) {
    ConvShape shape =
        rate == 1 ? ConvShape.of(inner, 1) : ConvShape.of(inner, 3).padding(rate).dilation(rate);
    return ops.conv2d(x, name + ".rate" + rate, shape);
  }

  private static <T> T normalised(Ops<T> ops, T x, String norm) {
    return ops.relu(ops.batchNorm(x, norm, Block.EPSILON));
  }
}
