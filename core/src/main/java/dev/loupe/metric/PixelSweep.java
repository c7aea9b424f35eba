package dev.loupe.metric;

import java.util.Arrays;

/**
 * The pixels of a test set from the highest score to the lowest: two sorted columns merged from
 * their ends.
 *
 * @param good keys of the pixels outside any defect, sorted upwards
 * @param defective keys of the pixels inside one, sorted upwards
 * @param components the component of each of these
 * @param weights of one pixel of each component
 * @param defectiveWeight of all of them together
 */
@SuppressWarnings("ArrayRecordComponent")
record PixelSweep(
    IntColumn good,
    IntColumn defective,
    IntColumn components,
    double[] weights,
    double defectiveWeight)
    implements ScoreSweep {

  @Override
  public double goodWeight() {
    return good.size();
  }

  @Override
  public void descend(Step step) {
    long g = good.size() - 1;
    long d = defective.size() - 1;
    while (g >= 0 || d >= 0) {
      int key = highest(g, d);
      long goodBefore = g;
      while (g >= 0 && good.get(g) == key) {
        g--;
      }
      long defectiveBefore = d;
      while (d >= 0 && defective.get(d) == key) {
        d--;
      }
      double weight = weight(d + 1, (int) (defectiveBefore - d));
      step.at(OrderedKey.score(key), goodBefore - g, weight);
    }
  }

  /** Of pixels with one score, added up in an order that does not depend on that of the images. */
  private double weight(long from, int count) {
    if (count < 2) {
      return count == 0 ? 0 : weights[components.get(from)];
    }
    double[] run = new double[count];
    for (int i = 0; i < count; i++) {
      run[i] = weights[components.get(from + i)];
    }
    Arrays.sort(run);
    return sum(run);
  }

  /** Equal weights are multiplied, the products added from the smallest weight to the largest. */
  private static double sum(double[] sorted) {
    double sum = 0;
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        sum += (i - from) * sorted[from];
        from = i;
      }
    }
    return sum;
  }

  private int highest(long g, long d) {
    if (g < 0) {
      return defective.get(d);
    }
    return d < 0 ? good.get(g) : Math.max(good.get(g), defective.get(d));
  }
}
