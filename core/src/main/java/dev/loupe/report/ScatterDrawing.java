package dev.loupe.report;

import static dev.loupe.report.Html.element;

import dev.loupe.report.ScatterChart.Cloud;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a {@link ScatterChart}: each cloud by a colour and a shape of its own, the key below. Both
 * axes have one scale. Colours by Okabe and Ito, told apart with all kinds of colour vision; they
 * stand in the drawing itself, so that it may leave the page.
 */
final class ScatterDrawing {

  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#7f7f7f");

  private static final double EDGE = 12;
  private static final double SIDE = Plot.HEIGHT;
  private static final double KEY_STEP = 19;
  private static final int KEY_COLUMNS = 3;
  private static final int KEY_LETTERS = 22;
  private static final double RADIUS = 3.6;

  private final ScatterChart chart;
  private final double middleX;
  private final double middleY;
  private final double scale;

  private ScatterDrawing(ScatterChart chart) {
    this.chart = chart;
    double[] x = all(chart, true);
    double[] y = all(chart, false);
    middleX = (min(x) + max(x)) / 2;
    middleY = (min(y) + max(y)) / 2;
    double across = (max(x) - min(x)) / (Plot.WIDTH - 2 * EDGE);
    double up = (max(y) - min(y)) / (SIDE - 2 * EDGE);
    double unit = Math.max(across, up);
    scale = unit > 0 ? 1 / unit : 1;
  }

  /** The drawing. */
  static Element of(ScatterChart chart) {
    return new ScatterDrawing(chart).draw();
  }

  private static double[] all(ScatterChart chart, boolean across) {
    return chart.clouds().stream()
        .flatMapToDouble(cloud -> Arrays.stream(across ? cloud.x() : cloud.y()))
        .toArray();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private Element draw() {
    int rows = (chart.clouds().size() + KEY_COLUMNS - 1) / KEY_COLUMNS;
    double height = SIDE + 8 + rows * KEY_STEP;
    List<Html> marks = new ArrayList<>();
    for (int i = 0; i < chart.clouds().size(); i++) {
      marks.add(cloud(chart.clouds().get(i), i));
      marks.add(key(chart.clouds().get(i), i));
    }
    return element("svg")
        .styled("chart")
        .with("viewBox", "0 0 " + Plot.WIDTH + " " + Numbers.coordinate(height))
        .with("role", "img")
        .add(element("title").text(chart.title()), element("desc").text(chart.reading()))
        .add(frame(), new Html.Sequence(marks));
  }

  private static Html frame() {
    return element("rect")
        .with("x", 0.5)
        .with("y", 0.5)
        .with("width", Plot.WIDTH - 1.0)
        .with("height", SIDE - 1)
        .with("rx", 4)
        .with("fill", "none")
        .with("stroke", "#9aa6ae")
        .with("stroke-opacity", "0.5");
  }

  private Html cloud(Cloud cloud, int index) {
    List<Html> dots = new ArrayList<>();
    for (int i = 0; i < cloud.x().length; i++) {
      double x = Plot.WIDTH / 2.0 + (cloud.x()[i] - middleX) * scale;
      double y = SIDE / 2 - (cloud.y()[i] - middleY) * scale;
      dots.add(dot(x, y, index));
    }
    return element("g").add(element("title").text(cloud.name()), new Html.Sequence(dots));
  }

  private static Html key(Cloud cloud, int index) {
    double x = 6 + index % KEY_COLUMNS * (Plot.WIDTH / (double) KEY_COLUMNS);
    double y = SIDE + 18 + index / KEY_COLUMNS * KEY_STEP;
    return Html.all(dot(x, y - 4, index), Plot.label(x + 9, y, shortened(cloud)));
  }

  private static String shortened(Cloud cloud) {
    String name = cloud.name();
    String cut = name.length() > KEY_LETTERS ? name.substring(0, KEY_LETTERS - 1) + "\u2026" : name;
    return cut + " (" + cloud.x().length + ")";
  }

  /** A disc, a square, a triangle or a diamond. */
  private static Html dot(double x, double y, int index) {
    Element shape =
        switch ((index + index / COLOURS.size()) % 4) {
          case 0 -> element("circle").with("cx", x).with("cy", y).with("r", RADIUS);
          case 1 -> outline(x, y, -1, -1, 1, -1, 1, 1, -1, 1);
          case 2 -> outline(x, y, 0, -1.25, 1.2, 0.95, -1.2, 0.95);
          default -> outline(x, y, 0, -1.35, 1.35, 0, 0, 1.35, -1.35, 0);
        };
    return shape
        .with("fill", COLOURS.get(index % COLOURS.size()))
        .with("fill-opacity", "0.85")
        .with("stroke", "#ffffff")
        .with("stroke-width", "0.6");
  }

  private static Element outline(double x, double y, double... corners) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      points.append(i == 0 ? "" : " ").append(Numbers.coordinate(x + corners[i] * RADIUS * 0.9));
      points.append(',').append(Numbers.coordinate(y + corners[i + 1] * RADIUS * 0.9));
    }
    return element("polygon").with("points", points.toString());
  }
}
