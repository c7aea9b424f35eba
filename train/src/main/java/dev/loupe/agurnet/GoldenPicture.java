package dev.loupe.agurnet;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.PoolShape;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.List;

/**
 * What good pictures show in each place, and how a picture differs from it, at half the size:
 *
 * <pre>
 * d = m - x,  z = clip((x - m) / (s + 8/255), -5, 5) / 5
 * </pre>
 *
 * <p>with mean m and deviation s of a place over the good pictures. Convolutions see the same thing
 * in the same way wherever it lies, and never know that something should be there. Where parts lie
 * alike, d is what is missing and z says how sure that is; where they do not, m is all but one
 * colour, s is large and z says little.
 */
final class GoldenPicture {

  private static final String MEAN = "golden.mean";
  private static final String VARIANCE = "golden.variance";
  private static final double FAINT = 8 / 255.0;
  private static final double FAR = 5;

  private GoldenPicture() {}

  /** d and z of pictures {@code [n x 3 x h x w]} in [0, 1], {@code [n x 6 x h/2 x w/2]}. */
  static <T> T compare(Ops<T> ops, T x) {
    Shape shape = Shape.of(1, 3, ops.shape(x).count(2) / 2, ops.shape(x).count(3) / 2);
    return compare(
        ops,
        x,
        ops.parameter(new Parameter(MEAN, shape, Parameter.Kind.MEAN)),
        ops.parameter(new Parameter(VARIANCE, shape, Parameter.Kind.VARIANCE)));
  }

  /** The same with m and s squared at hand, for all pictures or for each. */
  static <T> T compare(Ops<T> ops, T x, T mean, T variance) {
    T missing = ops.sub(mean, ops.avgPool(x, PoolShape.of(2, 2, 0)));
    T deviations = ops.div(missing, ops.addScalar(ops.sqrt(variance), FAINT));
    return ops.concat(1, List.of(missing, ops.scale(ops.clip(deviations, -FAR, FAR), -1 / FAR)));
  }

  /** m and s squared as weights. */
  static Weights weights(FloatTensor mean, FloatTensor variance) {
    return Weights.builder().put(MEAN, mean).put(VARIANCE, variance).build();
  }
}
