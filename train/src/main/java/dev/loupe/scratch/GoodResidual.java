package dev.loupe.scratch;

import dev.loupe.network.Ops;
import java.util.List;

/**
 * How large a residual is on good pictures: {@code (r - mean) / deviation} says by how many
 * deviations a pixel lies above the mean of good ones, so "over gamma" there is "r over mean +
 * gamma deviation".
 *
 * @param mean over all pixels of good pictures kept back
 * @param deviation the same, above 0
 */
public record GoodResidual(double mean, double deviation) {

  private static final double SMALLEST = 1e-6;

  /** Checks the deviation. */
  public GoodResidual {
    if (!(deviation > 0) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean " + mean + ", deviation " + deviation);
    }
  }

  /** Measures maps of good pictures. */
  public static GoodResidual of(List<float[]> maps) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (float[] map : maps) {
      count += map.length;
      for (float value : map) {
        sum += value;
        squares += (double) value * value;
      }
    }
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return new GoodResidual(mean, Math.max(SMALLEST, Math.sqrt(variance)));
  }

  /** A residual in deviations above the mean. */
  public <T> T normalised(Ops<T> ops, T residual) {
    return ops.scale(ops.addScalar(residual, -mean), 1 / deviation);
  }
}
