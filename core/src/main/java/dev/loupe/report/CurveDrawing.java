package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.report.CurveChart.Curve;
import dev.loupe.report.CurveChart.Mark;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link CurveChart}. */
final class CurveDrawing {

  /** Points closer than this to the one before are left out: nobody could see them. */
  private static final double VISIBLE = 0.5;

  private final CurveChart chart;
  private final Plot plot;

  private CurveDrawing(CurveChart chart) {
    this.chart = chart;
    this.plot = new Plot(chart.x(), chart.y(), 12);
  }

  /** The drawing. */
  static Html of(CurveChart chart) {
    return new CurveDrawing(chart).draw();
  }

  /** The key to the lines, as a list. */
  static Html legend(CurveChart chart) {
    List<Html> entries = new ArrayList<>();
    for (int i = 0; i < chart.curves().size(); i++) {
      entries.add(element("li").add(swatch(i), Html.text(chart.curves().get(i).name())));
    }
    return element("ul").styled("legend").add(new Html.Sequence(entries));
  }

  private static Html swatch(int index) {
    return element("svg")
        .with("viewBox", "0 0 26 8")
        .with("aria-hidden", "true")
        .add(Plot.line(0, 4, 26, 4).styled("curve curve-" + index));
  }

  private Html draw() {
    List<Html> lines = new ArrayList<>();
    for (int i = chart.curves().size() - 1; i >= 0; i--) {
      Element path = element("path").styled("curve curve-" + i);
      lines.add(path.with("d", path(chart.curves().get(i))));
    }
    return Plot.drawing(chart)
        .add(plot.frame(), plot.inside(new Html.Sequence(lines)), each(chart.marks(), this::mark));
  }

  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    double lastX = Double.NEGATIVE_INFINITY;
    double lastY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < curve.x().length; i++) {
      double x = plot.across(curve.x()[i]);
      double y = plot.up(curve.y()[i]);
      boolean end = i == curve.x().length - 1;
      if (end || Math.abs(x - lastX) + Math.abs(y - lastY) >= VISIBLE) {
        path.append(path.isEmpty() ? 'M' : 'L').append(Numbers.coordinate(x));
        path.append(' ').append(Numbers.coordinate(y));
        lastX = x;
        lastY = y;
      }
    }
    return path.toString();
  }

  private Html mark(Mark mark) {
    double x = plot.across(mark.x());
    double y = plot.up(mark.y());
    boolean leftHalf = x < (plot.left() + plot.right()) / 2;
    boolean upperHalf = y < (plot.top() + plot.bottom()) / 2;
    return Html.all(
        element("circle").styled("mark").with("cx", x).with("cy", y).with("r", 5),
        Plot.label(x + (leftHalf ? 11 : -11), y + (upperHalf ? 18 : -10), mark.label())
            .styled(leftHalf ? "mark-label" : "mark-label end"));
  }
}
