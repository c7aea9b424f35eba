package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;

/**
 * A pre-activation residual block: norm, ReLU, 3x3 convolution, twice, plus the input itself (P2
 * fig 2; He et al., Identity Mappings in Deep Residual Networks, ECCV 2016). Where the number of
 * channels changes, the input goes through a 1x1 convolution.
 *
 * @param name of its parameters
 * @param outputs channels
 */
record PreActivationBlock(String name, int outputs) implements Block {

  @Override
  public <T> T apply(Ops<T> ops, T x) {
    T y = layer(ops, layer(ops, x, 1), 2);
    return ops.add(y, identity(ops, x));
  }

  private <T> T layer(Ops<T> ops, T x, int number) {
    T active = ops.relu(ops.batchNorm(x, name + ".norm" + number, EPSILON));
    return ops.conv2d(active, name + ".conv" + number, ConvShape.of(outputs, 3).padding(1));
  }

  private <T> T identity(Ops<T> ops, T x) {
    return ops.shape(x).size(1) == outputs
        ? x
        : ops.conv2d(x, name + ".identity", ConvShape.of(outputs, 1));
  }
}
