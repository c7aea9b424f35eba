package dev.loupe.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The per-region overlap as SimpleNet's published code computes it: for the column "paper protocol"
 * and for comparison with papers made with that code, never as AUPRO.
 *
 * <p>At 200 thresholds at equal steps from the smallest score of the test set (included) to the
 * largest (not included), a pixel counts when its score lies <em>above</em> the threshold. The
 * overlap of a defect is the share of it covered by the prediction <em>dilated by a square of 5 x
 * 5</em>, averaged over defects; the false positive rate uses the prediction itself. Of these
 * points those with a rate below 0.3 are kept, the rate divided by the largest kept, and the area
 * under them taken by trapezoid; what lies below the smallest rate is not added.
 *
 * <p>A dilated prediction covers a pixel exactly when the largest score in the 5 x 5 pixels around
 * it lies above the threshold, so each pixel of a defect is kept with that largest score and no map
 * is ever dilated. The code's scaling of all maps by one factor and offset changes nothing here.
 */
final class SimpleNetPro {

  /** How far the dilation reaches from a pixel. */
  static final int REACH = 2;

  private static final int THRESHOLDS = 200;
  private static final double LIMIT = 0.3;

  private final double[] thresholds;

  private SimpleNetPro(double min, double max) {
    thresholds = new double[THRESHOLDS];
    double step = (max - min) / THRESHOLDS;
    Arrays.setAll(thresholds, i -> min + i * step);
  }

  /**
   * The area; empty, because not defined, without good pixels or defects, when all scores are
   * equal, or when fewer than two thresholds lead to different rates below 0.3.
   *
   * @param sweep over pixels, in which all components weigh the same
   * @param dilated for each defective pixel of the sweep the largest key around it
   */
  static OptionalDouble of(PixelSweep sweep, IntColumn dilated, float min, float max) {
    if (!sweep.hasBoth() || min == max) {
      return OptionalDouble.empty();
    }
    SimpleNetPro pro = new SimpleNetPro(min, max);
    return area(pro.rates(sweep.good()), pro.overlaps(sweep, dilated));
  }

  private double[] rates(IntColumn good) {
    return Arrays.stream(thresholds)
        .map(threshold -> good.size() - good.countBelow(Math.nextUp(threshold)))
        .map(above -> above / good.size())
        .toArray();
  }

  private double[] overlaps(PixelSweep sweep, IntColumn dilated) {
    double[] overlaps = new double[THRESHOLDS];
    for (long i = 0; i < dilated.size(); i++) {
      int exceeded = SortedNumbers.countBelow(thresholds, OrderedKey.score(dilated.get(i)));
      if (exceeded > 0) {
        overlaps[exceeded - 1] += sweep.weights()[sweep.components().get(i)];
      }
    }
    for (int i = THRESHOLDS - 2; i >= 0; i--) {
      overlaps[i] += overlaps[i + 1];
    }
    return Arrays.stream(overlaps).map(sum -> sum / sweep.defectiveWeight()).toArray();
  }

  /** Under the points with a rate below the limit; rates fall from the first to the last. */
  private static OptionalDouble area(double[] rates, double[] overlaps) {
    int first = 0;
    while (first < rates.length && rates[first] >= LIMIT) {
      first++;
    }
    if (first == rates.length || rates[first] == 0 || first == rates.length - 1) {
      return OptionalDouble.empty();
    }
    double area = 0;
    for (int i = first; i < rates.length - 1; i++) {
      area += (rates[i] - rates[i + 1]) * (overlaps[i] + overlaps[i + 1]) / 2;
    }
    return OptionalDouble.of(area / rates[first]);
  }
}
