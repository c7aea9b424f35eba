package dev.loupe.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve reduced to what a report can draw: all points while there are at most {@value #LIMIT},
 * then only points further apart than a tolerance, which doubles whenever there are too many again.
 * First and last point always stay. No point left out lies further from the kept point before it
 * than twice the last tolerance, along either axis.
 *
 * <p>The areas under the curves are never computed from it.
 */
final class CurveOutline {

  /** Most points kept, the last not counted. */
  static final int LIMIT = 500;

  private static final double FIRST_TOLERANCE = 1.0 / 8192;

  private List<CurvePoint> kept = new ArrayList<>();
  private double tolerance;
  private CurvePoint latest = new CurvePoint(0, 0, 0);
  private double x;
  private double y;
  private double threshold;

  void add(double x, double y, double threshold) {
    this.x = x;
    this.y = y;
    this.threshold = threshold;
    if (kept.isEmpty() || latest.distanceTo(x, y) > tolerance) {
      keep(new CurvePoint(x, y, threshold));
    }
  }

  private void keep(CurvePoint point) {
    kept.add(point);
    latest = point;
    while (kept.size() > LIMIT) {
      coarsen();
    }
  }

  private void coarsen() {
    tolerance = Math.max(FIRST_TOLERANCE, 2 * tolerance);
    List<CurvePoint> all = kept;
    kept = new ArrayList<>(LIMIT + 1);
    for (CurvePoint point : all) {
      if (kept.isEmpty() || latest.distanceTo(point.x(), point.y()) > tolerance) {
        kept.add(point);
        latest = point;
      }
    }
  }

  List<CurvePoint> points() {
    CurvePoint last = new CurvePoint(x, y, threshold);
    if (!kept.isEmpty() && !latest.equals(last)) {
      kept.add(last);
    }
    return List.copyOf(kept);
  }
}
