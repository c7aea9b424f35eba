package dev.loupe.agurnet;

import dev.loupe.Moments;
import dev.loupe.image.Picture;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.PoolShape;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.scratch.AtRest;
import dev.loupe.scratch.TrainingPictures;
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
  private static final int MOST_MEASURED = 500;

  private GoldenPicture() {}

  /** d and z of pictures {@code [n x 3 x h x w]} in [0, 1], {@code [n x 6 x h/2 x w/2]}. */
  static <T> T compare(Ops<T> ops, T x) {
    T seen = halved(ops, x);
    Shape shape = Shape.of(1, 3, ops.shape(seen).count(2), ops.shape(seen).count(3));
    T mean = ops.parameter(new Parameter(MEAN, shape, Parameter.Kind.MEAN));
    T variance = ops.parameter(new Parameter(VARIANCE, shape, Parameter.Kind.VARIANCE));
    T missing = ops.sub(mean, seen);
    T deviations = ops.div(missing, ops.addScalar(ops.sqrt(variance), FAINT));
    return ops.concat(1, List.of(missing, ops.scale(ops.clip(deviations, -FAR, FAR), -1 / FAR)));
  }

  private static <T> T halved(Ops<T> ops, T x) {
    return ops.avgPool(x, PoolShape.of(2, 2, 0));
  }

  /** m and s squared of pictures, of five hundred at most, as weights. */
  static Weights of(TrainingPictures pictures) {
    List<Picture> good = pictures.evenly(MOST_MEASURED);
    int height = pictures.geometry().height() / 2;
    int width = pictures.geometry().width() / 2;
    Moments moments = new Moments(3 * height * width);
    try (AtRest rest = new AtRest(Weights.NONE, List.of())) {
      for (Picture picture : good) {
        moments.add(rest.look(picture, GoldenPicture::halved));
      }
    }
    Shape shape = Shape.of(1, 3, height, width);
    return Weights.builder()
        .put(MEAN, FloatTensor.of(shape, moments.mean()))
        .put(VARIANCE, FloatTensor.of(shape, moments.variance()))
        .build();
  }
}
