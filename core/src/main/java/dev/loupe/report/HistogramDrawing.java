package dev.loupe.report;

import static dev.loupe.report.Html.element;

import dev.loupe.report.CurveChart.Axis;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link ScoreHistogram}. */
final class HistogramDrawing {

  /** A bar is never drawn lower than this: one part must be seen beside hundreds. */
  private static final double LEAST_BAR = 2.5;

  private static final double NG_HEIGHT = 14;
  private static final double REVIEW_HEIGHT = 31;
  private static final double LABEL_ROOM = 130;

  private final ScoreHistogram chart;
  private final Plot plot;

  private HistogramDrawing(ScoreHistogram chart) {
    this.chart = chart;
    double highest = Math.max(1, chart.above().most());
    double deepest = chart.below().most();
    double room = (highest + deepest) * 0.04;
    double[] edges = chart.edges();
    this.plot =
        new Plot(
            new Axis("raw score", edges[0], edges[edges.length - 1]),
            new Axis("pictures", deepest > 0 ? -deepest - room : 0, highest + room),
            40);
  }

  /** The drawing. */
  static Html of(ScoreHistogram chart) {
    return new HistogramDrawing(chart).draw();
  }

  /** The key to the bars, as a list. */
  static Html legend(ScoreHistogram chart) {
    Element list = element("ul").styled("legend");
    if (chart.below().total() == 0) {
      return list.add(entry("good-bar", chart.above().name()));
    }
    return list.add(
        entry("good-bar", chart.above().name() + ", upwards"),
        entry("bad-bar", chart.below().name() + ", downwards"));
  }

  private static Html entry(String style, String text) {
    Html bar = element("rect").styled(style).with("width", 14).with("height", 8);
    Html swatch = element("svg").with("viewBox", "0 0 14 8").with("aria-hidden", "true").add(bar);
    return element("li").add(swatch).text(text);
  }

  private Html draw() {
    return Plot.drawing(chart)
        .add(
            band(),
            plot.frame(HistogramDrawing::wholeParts),
            bars(chart.above(), "good-bar", 1),
            bars(chart.below(), "bad-bar", -1),
            Plot.line(plot.left(), plot.up(0), plot.right(), plot.up(0)).styled("axis"),
            threshold(chart.ng(), NG_HEIGHT, "ng"),
            label(chart.ng(), NG_HEIGHT, "NG from " + Numbers.significant(chart.ng()), true),
            review());
  }

  /** There is no half part: only whole numbers are labelled. */
  private static String wholeParts(double count) {
    long whole = Math.round(Math.abs(count));
    return Math.abs(whole - Math.abs(count)) < 1e-6 ? Long.toString(whole) : "";
  }

  private Html review() {
    if (!(chart.review() < chart.ng())) {
      return Html.nothing();
    }
    String text = "REVIEW from " + Numbers.significant(chart.review());
    return Html.all(
        threshold(chart.review(), REVIEW_HEIGHT, "review"),
        label(chart.review(), REVIEW_HEIGHT, text, false));
  }

  private Html band() {
    double from = plot.across(chart.review());
    return element("rect")
        .styled("review-band")
        .with("x", from)
        .with("y", plot.top())
        .with("width", Math.max(0, plot.across(chart.ng()) - from))
        .with("height", plot.bottom() - plot.top());
  }

  private Html bars(ScoreHistogram.Bars kind, String style, int direction) {
    List<Html> bars = new ArrayList<>();
    for (int i = 0; i < kind.counts().length; i++) {
      if (kind.counts()[i] > 0) {
        bars.add(bar(i, kind, direction));
      }
    }
    return element("g").styled(style).add(new Html.Sequence(bars));
  }

  private Html bar(int bin, ScoreHistogram.Bars kind, int direction) {
    int count = kind.counts()[bin];
    double left = plot.across(chart.edges()[bin]) + 0.5;
    double right = plot.across(chart.edges()[bin + 1]) - 0.5;
    double height = Math.max(LEAST_BAR, plot.up(0) - plot.up(count));
    String range =
        Numbers.significant(chart.edges()[bin])
            + " to "
            + Numbers.significant(chart.edges()[bin + 1]);
    return element("rect")
        .with("x", left)
        .with("y", direction > 0 ? plot.up(0) - height : plot.up(0))
        .with("width", Math.max(1, right - left))
        .with("height", height)
        .add(element("title").text(kind.name() + ": " + count + ", score " + range));
  }

  private Html threshold(double at, double height, String style) {
    double x = plot.across(at);
    return Plot.line(x, height - 8, x, plot.bottom()).styled("threshold " + style);
  }

  /** A label beside its line: on the wanted side, or on the other where there is no room. */
  private Html label(double at, double height, String text, boolean wantedRight) {
    double x = plot.across(at);
    boolean right = wantedRight ? x < plot.right() - LABEL_ROOM : x < LABEL_ROOM;
    return Plot.label(x + (right ? 6 : -6), height + 1, text)
        .styled(right ? "mark-label" : "mark-label end");
  }
}
