package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.PoolShape;
import java.util.List;

/**
 * MGAN's two generators and the learned weight that fuses them, place by place. They work at half
 * the picture's size (ours), where the reconstruction's own network begins.
 *
 * @param width of each encoder-decoder
 */
record Generators(int width) {

  static final String NAME = "generators";

  /**
   * What they make of a picture, each {@code [n x 3 x h/2 x w/2]} in [0, 1].
   *
   * @param spatial I_S
   * @param frequency I_F
   * @param fused both, weighed
   */
  record Generated<T>(T spatial, T frequency, T fused) {

    List<T> all() {
      return List.of(spatial, frequency, fused);
    }
  }

  /** A picture at half its size, each pixel the mean of four. */
  static <T> T halved(Ops<T> ops, T x) {
    return ops.avgPool(x, PoolShape.of(2, 2, 0));
  }

  /** From a picture at half its size. */
  <T> Generated<T> apply(Ops<T> ops, T half) {
    T spatial = new SpatialGenerator(width).apply(ops, half);
    T frequency = new FrequencyGenerator(width).apply(ops, half);
    ConvShape shape = ConvShape.of(1, 3).padding(1).withBias();
    T both = ops.concat(1, List.of(spatial, frequency));
    T weight = ops.sigmoid(ops.conv2d(both, NAME + ".fusion", shape));
    T fused = ops.add(frequency, ops.mul(weight, ops.sub(spatial, frequency)));
    return new Generated<>(spatial, frequency, fused);
  }
}
