package dev.loupe.scratch;

import dev.loupe.image.Picture;
import dev.loupe.metric.SortedNumbers;
import dev.loupe.network.Ops;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Brings every picture into the light that is usual among good ones, so that what is learned on a
 * light part holds on a dark one.
 *
 * <pre>{@code
 * x' = clip(M + (x - m) S / s, 0, 1),  s^2 = v + (4/255)^2
 * }</pre>
 *
 * <p>with mean m and variance v of the picture's own pixels, all channels in one, so that colours
 * stay, and the medians M and S of m and s over good pictures. The summand keeps a plain picture's
 * noise from filling the range.
 *
 * @param mean M, of pixels in [0, 1]
 * @param spread S, in the same unit
 */
public record EvenLight(double mean, double spread) {

  private static final int MOST_MEASURED = 100;
  private static final double WHITE = 255;
  private static final double PLAIN = 4 / WHITE;

  /** The light that is usual among pictures, of a hundred at most. */
  public static EvenLight of(TrainingPictures pictures) {
    List<EvenLight> own = pictures.evenly(MOST_MEASURED).stream().map(EvenLight::of).toList();
    return new EvenLight(median(own, EvenLight::mean), median(own, EvenLight::spread));
  }

  private static double median(List<EvenLight> of, ToDoubleFunction<EvenLight> what) {
    return SortedNumbers.median(of.stream().mapToDouble(what).sorted().toArray());
  }

  /** m and s of one picture. */
  static EvenLight of(Picture picture) {
    double sum = 0;
    double squares = 0;
    for (byte value : picture.rgb()) {
      double x = (value & 0xff) / WHITE;
      sum += x;
      squares += x * x;
    }
    double mean = sum / picture.rgb().length;
    double variance = Math.max(0, squares / picture.rgb().length - mean * mean);
    return new EvenLight(mean, Math.sqrt(variance + PLAIN * PLAIN));
  }

  /** x' of a picture, rounded to grey levels. */
  public Picture on(Picture picture) {
    EvenLight own = of(picture);
    byte[] evened = picture.rgb().clone();
    for (int i = 0; i < evened.length; i++) {
      double x = mean + ((evened[i] & 0xff) / WHITE - own.mean) * spread / own.spread;
      evened[i] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, x)));
    }
    return new Picture(picture.width(), picture.height(), evened);
  }

  /** x' of pictures x, {@code [n x 3 x h x w]} in [0, 1]. */
  public <T> T on(Ops<T> ops, T x) {
    T shifted = ops.scale(ops.div(ops.sub(x, mean(ops, x)), spread(ops, x)), spread);
    return ops.clip(ops.addScalar(shifted, mean), 0, 1);
  }

  /** Pictures that were made of x', in the light of x again. */
  public <T> T off(Ops<T> ops, T x, T evened) {
    T shifted = ops.mul(ops.scale(ops.addScalar(evened, -mean), 1 / spread), spread(ops, x));
    return ops.clip(ops.add(shifted, mean(ops, x)), 0, 1);
  }

  /** m, {@code [n x 1 x 1 x 1]}. */
  private static <T> T mean(Ops<T> ops, T x) {
    return ops.reduceMean(x, true, 1, 2, 3);
  }

  /** s, {@code [n x 1 x 1 x 1]}. */
  private static <T> T spread(Ops<T> ops, T x) {
    T variance = mean(ops, ops.square(ops.sub(x, mean(ops, x))));
    return ops.sqrt(ops.addScalar(variance, PLAIN * PLAIN));
  }
}
