package dev.loupe.report;

import static dev.loupe.report.Html.element;

import dev.loupe.report.BarChart.Bar;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link BarChart}: names above lying bars, values at their ends. */
final class BarDrawing {

  private static final double STEP = 42;
  private static final double THICKNESS = 14;
  private static final double NAME_ROOM = 20;
  private static final double TEXT_ROOM = 120;

  private final BarChart chart;
  private final double scale;

  private BarDrawing(BarChart chart) {
    this.chart = chart;
    this.scale = (Plot.WIDTH - TEXT_ROOM) / chart.longest();
  }

  /** The drawing. */
  static Html of(BarChart chart) {
    return new BarDrawing(chart).draw();
  }

  private Html draw() {
    List<Html> bars = new ArrayList<>();
    for (int i = 0; i < chart.bars().size(); i++) {
      bars.add(bar(chart.bars().get(i), i * STEP));
    }
    return element("svg")
        .styled("chart")
        .with("viewBox", "0 0 " + Plot.WIDTH + " " + Numbers.coordinate(bars.size() * STEP))
        .with("role", "img")
        .add(element("title").text(chart.title()), element("desc").text(chart.reading()))
        .add(new Html.Sequence(bars));
  }

  private Html bar(Bar bar, double top) {
    double end = Math.max(1, bar.value() * scale);
    double spread = bar.deviation().orElse(0) * scale;
    double middle = top + NAME_ROOM + THICKNESS / 2;
    Html whisker =
        spread > 0
            ? Plot.line(Math.max(0, end - spread), middle, end + spread, middle).styled("whisker")
            : Html.nothing();
    return Html.all(
        Plot.label(0, top + NAME_ROOM - 6, bar.name()).styled("axis-label"),
        element("rect")
            .styled("good-bar")
            .with("x", 0)
            .with("y", top + NAME_ROOM)
            .with("width", end)
            .with("height", THICKNESS),
        whisker,
        Plot.label(end + spread + 7, middle + 4, bar.text()));
  }
}
