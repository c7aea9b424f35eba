package dev.loupe.dagan;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The generator: a U-Net of four levels with dual attention at its bottom.
 *
 * @param width channels of its finest level
 * @param skips whether the decoder sees the encoder's levels
 */
record Generator(int width, boolean skips) {

  private static final String NAME = "generator";
  private static final int BOTTOM = 4;
  private static final double EPSILON = 1e-5;

  /** {@code [n x 3 x h x w]} in [0, 1] to the same; h and w multiples of 16. */
  <T> T apply(Ops<T> ops, T x) {
    List<T> levels = new ArrayList<>();
    T y = ops.addScalar(x, -0.5);
    for (int level = 1; level <= BOTTOM; level++) {
      ConvShape shape = ConvShape.of(channels(level), 4).stride(2).padding(1);
      y = layer(ops, y, ".down" + level, shape);
      levels.add(y);
    }
    y = new DualAttention(NAME + ".attention", Math.max(1, channels(BOTTOM) / 8)).apply(ops, y);
    for (int level = BOTTOM - 1; level >= 0; level--) {
      y = risen(ops, y, level, levels);
    }
    return ops.sigmoid(ops.conv2d(y, NAME + ".head", ConvShape.of(3, 3).padding(1).withBias()));
  }

  private <T> T risen(Ops<T> ops, T deeper, int level, List<T> levels) {
    Shape shape = ops.shape(deeper);
    T larger = ops.resize(deeper, 2 * shape.count(2), 2 * shape.count(3));
    T joined = skips && level > 0 ? ops.concat(1, List.of(larger, levels.get(level - 1))) : larger;
    return layer(ops, joined, ".up" + level, ConvShape.of(channels(level), 3).padding(1));
  }

  private static <T> T layer(Ops<T> ops, T x, String part, ConvShape shape) {
    T y = ops.conv2d(x, NAME + part + ".conv", shape);
    return ops.leakyRelu(ops.batchNorm(y, NAME + part + ".norm", EPSILON), 0.2);
  }

  private int channels(int level) {
    return width * Math.min(4, 1 << Math.max(0, level - 1));
  }
}
