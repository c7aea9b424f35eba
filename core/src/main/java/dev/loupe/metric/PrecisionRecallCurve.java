package dev.loupe.metric;

import java.util.List;
import java.util.Optional;

/**
 * How many calls are right (precision, y) for how many defective things are caught (recall, x),
 * over all thresholds.
 *
 * @param points from the highest score to the lowest, so recall rises; all distinct scores, or an
 *     outline of about 500 points where there are more
 * @param averagePrecision AUPR: the sum of precision times rise in recall, without interpolation;
 *     in (0, 1]
 * @param trapezoidArea area under the straight lines through all points and (recall 0, precision
 *     1), which is what {@code auc(recall, precision)} gives; it reads higher or lower than the
 *     average precision and is never printed as AUPR
 */
public record PrecisionRecallCurve(
    List<CurvePoint> points, double averagePrecision, double trapezoidArea) {

  /** Copies the list. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /** The curve; empty, because not defined, without good or without defective things. */
  public static Optional<PrecisionRecallCurve> of(ScoreSweep sweep) {
    if (!sweep.hasBoth()) {
      return Optional.empty();
    }
    Tracer tracer = new Tracer(sweep.defectiveWeight());
    sweep.descend(tracer);
    return Optional.of(
        new PrecisionRecallCurve(tracer.outline.points(), tracer.stepArea, tracer.trapezoidArea));
  }

  private static final class Tracer implements ScoreSweep.Step {

    private final CurveOutline outline = new CurveOutline();
    private final double allDefective;
    private double good;
    private double defective;
    private double precision = 1;
    private double stepArea;
    private double trapezoidArea;

    Tracer(double allDefective) {
      this.allDefective = allDefective;
    }

    @Override
    public void at(double score, double moreGood, double moreDefective) {
      good += moreGood;
      defective += moreDefective;
      double before = precision;
      precision = defective / (good + defective);
      double rise = moreDefective / allDefective;
      stepArea += rise * precision;
      trapezoidArea += rise * (before + precision) / 2;
      outline.add(defective / allDefective, precision, score);
    }
  }
}
