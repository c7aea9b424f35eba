package dev.loupe.agurnet;

import dev.loupe.network.Bias;
import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import dev.loupe.synthetic.PictureChange;

/**
 * The scoring network's second part (ours): what describes a picture as a whole. It learns to say
 * how a good picture was changed as a whole, if at all; to do so it must know what good pictures
 * show, and its last features are where other things lie far from them.
 *
 * @param shrinking of the picture before
 * @param width channels of its first layer
 * @param features how many numbers describe a picture
 */
record PictureScorer(Shrinking shrinking, int width, int features) {

  static final String NAME = "picture_scorer";

  /** The changes it tells apart, and none. */
  static final int KINDS = 1 + PictureChange.values().length;

  private static final double SMALLEST = 1e-6;

  static PictureScorer of(AgurNetSettings.PictureScoring settings, int height, int width) {
    return new PictureScorer(Shrinking.of(height, width), settings.width(), settings.features());
  }

  /**
   * A whole picture's descriptions from its four sides, {@code [1 x 3 x h x w]} to {@code [4 x
   * features]}.
   */
  <T> T apply(Ops<T> ops, T x) {
    T small = shrinking.apply(ops, x);
    return described(ops, ops.concat(0, QuarterTurns.of(ops, small)));
  }

  /**
   * The description of each of some small pictures, {@code [n x 3 x h x w]} to {@code [n x
   * features]}: not negative, of length 1.
   */
  <T> T described(Ops<T> ops, T x) {
    T y = layer(ops, ops.addScalar(x, -0.5), ".first", width, 2);
    y = layer(ops, y, ".second", 2 * width, 1);
    y = layer(ops, y, ".third", 2 * width, 2);
    y = layer(ops, y, ".fourth", 4 * width, 1);
    Shape shape = ops.shape(y);
    T flat = ops.reshape(y, shape.size(0), -1);
    T raw = ops.relu(ops.linear(flat, NAME + ".features", features, Bias.LEARNED));
    T square = ops.reduceSum(ops.square(raw), true, 1);
    return ops.div(raw, ops.sqrt(ops.addScalar(square, SMALLEST)));
  }

  private static <T> T layer(Ops<T> ops, T x, String part, int outputs, int stride) {
    ConvShape shape = ConvShape.of(outputs, 3).stride(stride).padding(1);
    T y = ops.conv2d(x, NAME + part + ".conv", shape);
    return ops.relu(ops.batchNorm(y, NAME + part + ".norm", Block.EPSILON));
  }

  /** How likely each change is, {@code [n x kinds]}; the first is none. */
  <T> T kinds(Ops<T> ops, T described) {
    T scaled = ops.scale(described, SHARPNESS);
    return ops.softmax(ops.linear(scaled, NAME + ".kinds", KINDS, Bias.LEARNED), 1);
  }

  /** Descriptions have length 1; logits must be able to differ by more. */
  private static final double SHARPNESS = 10;
}
