package dev.loupe.metric;

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
      double weight = 0;
      while (d >= 0 && defective.get(d) == key) {
        weight += weights[components.get(d)];
        d--;
      }
      step.at(OrderedKey.score(key), goodBefore - g, weight);
    }
  }

  private int highest(long g, long d) {
    if (g < 0) {
      return defective.get(d);
    }
    return d < 0 ? good.get(g) : Math.max(good.get(g), defective.get(d));
  }
}
