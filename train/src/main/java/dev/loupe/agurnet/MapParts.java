package dev.loupe.agurnet;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * The two maps that the final one is mixed of, each {@code [n x 1 x h x w]}, blurred: how far the
 * reconstruction lies from the picture, and what the scorer says. Each is told from the picture's
 * own level, below which the share {@code level} of its pixels lies:
 *
 * <pre>{@code
 * map = blurred - quantile(blurred, level)
 * }</pre>
 *
 * <p>So a good picture that looks strange all over, in an odd light say, is not called a defect in
 * every place: the map says where, and whether the picture as a whole is strange is for the {@link
 * PictureScore}. The price: what covers more than the other pixels is not seen.
 *
 * @param blur up-sampling to the input's size, and a Gaussian
 * @param level in [0, 1); 0 to leave the maps as they are
 */
record MapParts(UpsamplingBlur blur, double level) {

  static MapParts of(InputGeometry input, AgurNetSettings.MapSettings map) {
    return new MapParts(new UpsamplingBlur(input, map.blur()), map.level());
  }

  /** The mean over the channels of {@code |x - x^|}. */
  <T> T residual(Ops<T> ops, T x, AgurNetwork.Seen<T> seen) {
    T difference = ops.abs(ops.sub(x, seen.restored()));
    return told(ops, blur.apply(ops, ops.reduceMean(difference, true, 1)));
  }

  /** The logits. */
  <T> T score(Ops<T> ops, T logits) {
    return told(ops, blur.apply(ops, logits));
  }

  private <T> T told(Ops<T> ops, T map) {
    if (level == 0) {
      return map;
    }
    Shape shape = ops.shape(map);
    long pixels = shape.size(2) * shape.size(3);
    long above = Math.max(1, Math.round((1 - level) * pixels));
    T falling = ops.highest(ops.reshape(map, shape.size(0), 1, 1, pixels), above);
    return ops.sub(map, ops.slice(falling, 3, above - 1, above));
  }

  /** The one to judge a training by: the score where there is a scorer, else the residual. */
  <T> T leading(Ops<T> ops, T x, AgurNetwork.Seen<T> seen) {
    return seen.logits().map(logits -> score(ops, logits)).orElseGet(() -> residual(ops, x, seen));
  }
}
