package dev.loupe.metric;

import java.util.OptionalDouble;

/**
 * The area under a ROC or PRO curve from x = 0 to a limit, divided by the limit; by trapezoid over
 * all distinct scores, the value at the limit interpolated.
 *
 * <p>Equal scores are one step, along a straight line: that is the half point the Mann-Whitney
 * statistic gives to a tie. The sum runs over weights and is divided once, at the end, so that for
 * counts it is exact up to 2^53.
 */
final class RocArea implements ScoreSweep.Step {

  private final double limit;
  private final double allDefective;
  private double good;
  private double defective;
  private double area;

  /** Of a sweep that holds both good and defective things, up to an x in (0, 1]. */
  RocArea(ScoreSweep sweep, double limit) {
    this.limit = limit * sweep.goodWeight();
    allDefective = sweep.defectiveWeight();
  }

  /**
   * The area, in [0, 1]; empty without good or without defective things.
   *
   * @param limit largest x, in (0, 1]
   */
  static OptionalDouble of(ScoreSweep sweep, double limit) {
    if (!(limit > 0 && limit <= 1)) {
      throw new IllegalArgumentException("The limit must lie in (0, 1], not " + limit);
    }
    if (!sweep.hasBoth()) {
      return OptionalDouble.empty();
    }
    RocArea area = new RocArea(sweep, limit);
    sweep.descend(area);
    return OptionalDouble.of(area.value());
  }

  /** After the sweep. */
  double value() {
    return Math.min(1, area / (limit * allDefective));
  }

  @Override
  public void at(double score, double moreGood, double moreDefective) {
    double room = limit - good;
    if (moreGood <= room) {
      area += moreGood * (defective + moreDefective / 2);
    } else if (room > 0) {
      area += room * (defective + moreDefective * (room / moreGood) / 2);
    }
    good += moreGood;
    defective += moreDefective;
  }
}
