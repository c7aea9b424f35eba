package dev.loupe.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values ascending, inside the axis
 * @param decimals that tell them apart
 */
record Ticks(List<Double> values, int decimals) {

  /** At most so many ticks (at least 2) between two ends. */
  static Ticks between(double from, double to, int atMost) {
    double step = step((to - from) / atMost);
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    List<Double> values = new ArrayList<>();
    for (double k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) {
      values.add(k * step + 0.0);
    }
    return new Ticks(values, decimals);
  }

  /** The label of a tick, without its sign where the axis is mirrored. */
  String label(double value) {
    return Numbers.fixed(value, decimals);
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double round : new double[] {1, 2, 5}) {
      if (round * power >= least * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }
}
