package dev.loupe.report;

import static dev.loupe.report.Html.element;

/** Draws a {@link Gauge}: a track, the interval, the value and the promised limit. */
final class GaugeDrawing {

  private GaugeDrawing() {}

  static Html of(Gauge gauge) {
    double low = gauge.along(gauge.low()) * 100;
    double high = gauge.along(gauge.high()) * 100;
    return element("svg")
        .styled("gauge")
        .with("viewBox", "0 0 100 10")
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .add(
            rect(0, 4, 100, 2).styled("track"),
            rect(low, 2.5, Math.max(0.6, high - low), 5).styled("interval"),
            tick(gauge, gauge.value()).styled("value"),
            limit(gauge));
  }

  private static Html limit(Gauge gauge) {
    return gauge.limit().isPresent()
        ? tick(gauge, gauge.limit().getAsDouble()).styled("limit")
        : Html.nothing();
  }

  private static Element tick(Gauge gauge, double at) {
    double x = Math.max(0.5, Math.min(99.5, gauge.along(at) * 100));
    return Plot.line(x, 0, x, 10).with("vector-effect", "non-scaling-stroke");
  }

  private static Element rect(double x, double y, double width, double height) {
    return element("rect").with("x", x).with("y", y).with("width", width).with("height", height);
  }
}
