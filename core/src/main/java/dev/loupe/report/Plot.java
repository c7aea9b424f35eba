package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.report.CurveChart.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The rectangle of a chart between its axes: places of values in the drawing, the frame with grid
 * and labels.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param top free space above the rectangle, in units of the drawing
 */
record Plot(Axis x, Axis y, double top) {

  /** Size of every drawing; browsers scale it. */
  static final int WIDTH = 480;

  /** Size of every drawing; browsers scale it. */
  static final int HEIGHT = 340;

  private static final double LEFT = 54;
  private static final double RIGHT = WIDTH - 14;
  private static final double BOTTOM = HEIGHT - 46;
  private static final int TICKS = 6;

  double left() {
    return LEFT;
  }

  double right() {
    return RIGHT;
  }

  double bottom() {
    return BOTTOM;
  }

  /** The place of a value along the horizontal axis. */
  double across(double value) {
    return LEFT + (value - x.from()) / (x.to() - x.from()) * (RIGHT - LEFT);
  }

  /** The place of a value along the vertical axis. */
  double up(double value) {
    return BOTTOM - (value - y.from()) / (y.to() - y.from()) * (BOTTOM - top);
  }

  /** An empty drawing with an accessible title. */
  static Element drawing(Chart chart) {
    return element("svg")
        .styled("chart")
        .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
        .with("role", "img")
        .add(element("title").text(chart.title()), element("desc").text(chart.reading()));
  }

  /** Grid, ticks and labels of both axes. */
  Html frame() {
    return frame(value -> Ticks.between(y.from(), y.to(), TICKS).label(value));
  }

  private List<Double> upTicks() {
    return Ticks.between(y.from(), y.to(), TICKS).values();
  }

  /** The same with labels of its own along the vertical axis; no line where the label is "". */
  Html frame(DoubleFunction<String> upLabel) {
    return element("g")
        .styled("frame")
        .add(
            each(upTicks(), at -> rung(at, upLabel.apply(at))),
            each(Ticks.between(x.from(), x.to(), TICKS).values(), this::foot),
            line(LEFT, BOTTOM, RIGHT, BOTTOM).styled("axis"),
            label((LEFT + RIGHT) / 2, HEIGHT - 8, x.label()).styled("axis-label middle"),
            upright(y.label()));
  }

  /** Markup of which only what lies inside the frame is seen, and the thickness of a line more. */
  Html inside(Html content) {
    double width = RIGHT - LEFT + 4;
    double height = BOTTOM - top + 4;
    return element("svg")
        .with("x", LEFT - 2)
        .with("y", top - 2)
        .with("width", width)
        .with("height", height)
        .with("viewBox", viewBox(LEFT - 2, top - 2, width, height))
        .add(content);
  }

  private static String viewBox(double... edges) {
    return Arrays.stream(edges).mapToObj(Numbers::coordinate).collect(Collectors.joining(" "));
  }

  private Html rung(double at, String label) {
    if (label.isEmpty()) {
      return Html.nothing();
    }
    return Html.all(
        line(LEFT, up(at), RIGHT, up(at)).styled("grid"),
        label(LEFT - 7, up(at) + 4, label).styled("tick end"));
  }

  private Html foot(double at) {
    String text = Ticks.between(x.from(), x.to(), TICKS).label(at);
    return Html.all(
        line(across(at), BOTTOM, across(at), BOTTOM + 4).styled("axis"),
        label(across(at), BOTTOM + 18, text).styled("tick middle"));
  }

  private Html upright(String text) {
    double middle = (top + BOTTOM) / 2;
    return label(13, middle, text)
        .styled("axis-label middle")
        .with("transform", "rotate(-90 13 " + Numbers.coordinate(middle) + ")");
  }

  static Element line(double x1, double y1, double x2, double y2) {
    return element("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
  }

  static Element label(double x, double y, String text) {
    return element("text").with("x", x).with("y", y).text(text);
  }
}
