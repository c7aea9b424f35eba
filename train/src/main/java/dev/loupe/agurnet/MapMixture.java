package dev.loupe.agurnet;

import dev.loupe.metric.SortedNumbers;
import dev.loupe.network.Ops;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The calibrated sum of residual and score:
 *
 * <pre>{@code
 * map = share (r - m_r) / t_r + (1 - share) (s - m_s) / t_s
 * }</pre>
 *
 * <p>with the mean m of each map over good pictures kept back, and its tail t there: from the mean
 * to the value that one pixel in a thousand exceeds. So both speak in one unit: about 1 is what
 * good parts rarely reach.
 *
 * @param residual of {@code |x - x^|}
 * @param score of the logits, where there is a scorer
 * @param share of the residual, in [0, 1]; 1 where there is no scorer
 */
record MapMixture(Unit residual, Optional<Unit> score, double share) {

  private static final double TAIL = 0.999;
  private static final double SMALLEST = 1e-4;

  MapMixture {
    if (!(share >= 0 && share <= 1) || (score.isEmpty() && share != 1)) {
      throw new IllegalArgumentException("share " + share + " with " + score);
    }
  }

  /**
   * What a map's numbers mean.
   *
   * @param mean over good pixels
   * @param tail from there to what one in a thousand exceeds
   */
  record Unit(double mean, double tail) {

    /** Measures the maps of good pictures. */
    static Unit of(List<float[]> good) {
      double[] sorted = SortedNumbers.of(good);
      double mean = Arrays.stream(sorted).average().orElseThrow();
      double high = sorted[(int) Math.min(sorted.length - 1L, Math.round(TAIL * sorted.length))];
      return new Unit(mean, Math.max(SMALLEST, high - mean));
    }

    <T> T applied(Ops<T> ops, T map, double weight) {
      return ops.scale(ops.addScalar(map, -mean), weight / tail);
    }
  }

  /** The final map. */
  <T> T apply(Ops<T> ops, MapParts parts, T x, AgurNetwork.Seen<T> seen) {
    if (share == 0) {
      return ofScore(ops, parts, seen);
    }
    T map = residual.applied(ops, parts.residual(ops, x, seen), share);
    return share == 1 ? map : ops.add(map, ofScore(ops, parts, seen));
  }

  private <T> T ofScore(Ops<T> ops, MapParts parts, AgurNetwork.Seen<T> seen) {
    T map = parts.score(ops, seen.logits().orElseThrow());
    return score.orElseThrow().applied(ops, map, 1 - share);
  }

  /** The same of numbers: residuals and scores of one picture. */
  float[] of(float[] residuals, float[] scores) {
    float[] map = new float[residuals.length];
    for (int i = 0; i < map.length; i++) {
      double sum = share * (residuals[i] - residual.mean()) / residual.tail();
      if (share < 1) {
        Unit unit = score.orElseThrow();
        sum += (1 - share) * (scores[i] - unit.mean()) / unit.tail();
      }
      map[i] = (float) sum;
    }
    return map;
  }
}
