package dev.loupe.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many defective things are caught (y) for how many false calls (x), over all thresholds.
 *
 * <pre>{@code
 * RocCurve.of(images).map(RocCurve::area);    // I-AUROC
 * }</pre>
 *
 * <p>Over {@link PixelMetrics#byComponent} it is the PRO curve: y is then the mean share of a
 * defect that is scored at or above the threshold.
 *
 * @param points from (0, 0), whose threshold lies just above the highest score, to (1, 1); all
 *     distinct scores, or an outline of about 500 points where there are more
 * @param area under the curve through all distinct scores, by trapezoid, in [0, 1]; the probability
 *     that a defective thing scores higher than a good one, ties counted half
 */
public record RocCurve(List<CurvePoint> points, double area) {

  /** Copies the list. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /** The curve; empty, because not defined, without good or without defective things. */
  public static Optional<RocCurve> of(ScoreSweep sweep) {
    if (!sweep.hasBoth()) {
      return Optional.empty();
    }
    Tracer tracer = new Tracer(sweep);
    sweep.descend(tracer);
    return Optional.of(new RocCurve(tracer.outline.points(), tracer.area.value()));
  }

  /** The area alone (AUROC), for those who draw nothing; empty when it is not defined. */
  public static OptionalDouble areaOf(ScoreSweep sweep) {
    return RocArea.of(sweep, 1);
  }

  /**
   * The area up to an x, divided by that x; empty when it is not defined.
   *
   * @param limit largest x, in (0, 1]
   */
  public static OptionalDouble areaOf(ScoreSweep sweep, double limit) {
    return RocArea.of(sweep, limit);
  }

  private static final class Tracer implements ScoreSweep.Step {

    private final CurveOutline outline = new CurveOutline();
    private final RocArea area;
    private final double allGood;
    private final double allDefective;
    private double good;
    private double defective;

    Tracer(ScoreSweep sweep) {
      area = new RocArea(sweep, 1);
      allGood = sweep.goodWeight();
      allDefective = sweep.defectiveWeight();
    }

    @Override
    public void at(double score, double moreGood, double moreDefective) {
      if (good + defective == 0) {
        outline.add(0, 0, Math.nextUp(score));
      }
      area.at(score, moreGood, moreDefective);
      good += moreGood;
      defective += moreDefective;
      outline.add(Math.min(1, good / allGood), Math.min(1, defective / allDefective), score);
    }
  }
}
