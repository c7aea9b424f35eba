package dev.loupe.report;

import java.util.List;

/**
 * Lines through points, such as a ROC curve.
 *
 * @param title a few words
 * @param reading how to read it
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves at most four, in the order of their importance
 * @param marks single points worth a ring and a label
 */
public record CurveChart(
    String title, String reading, Axis x, Axis y, List<Curve> curves, List<Mark> marks)
    implements Chart {

  /** Checks the number of curves. */
  public CurveChart {
    curves = List.copyOf(curves);
    marks = List.copyOf(marks);
    if (curves.size() > 4) {
      throw new IllegalArgumentException(
          "More than 4 curves cannot be told apart: " + curves.size());
    }
  }

  /**
   * What an axis shows.
   *
   * @param label the quantity and its unit
   * @param from left or lower end
   * @param to right or upper end, above {@code from}
   */
  public record Axis(String label, double from, double to) {

    /** Checks the order. */
    public Axis {
      if (!(from < to) || !Double.isFinite(to - from)) {
        throw new IllegalArgumentException("An axis from " + from + " to " + to);
      }
    }
  }

  /**
   * One line.
   *
   * @param name in the legend, with its area where that is the figure of merit
   * @param x of each point
   * @param y of each point; as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Curve(String name, double[] x, double[] y) {

    /** Checks that the points pair up. */
    public Curve {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
      }
    }
  }

  /** A single point with a label. */
  public record Mark(String label, double x, double y) {}
}
