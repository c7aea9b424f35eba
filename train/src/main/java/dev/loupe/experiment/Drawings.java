package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.metric.MeanAndDeviation;
import dev.loupe.report.BarChart;
import dev.loupe.report.BarChart.Bar;
import dev.loupe.report.Chart;
import dev.loupe.report.CurveChart;
import dev.loupe.report.CurveChart.Axis;
import dev.loupe.report.CurveChart.Curve;
import dev.loupe.report.CurveChart.Mark;
import dev.loupe.report.Section;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Heading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of an experiment: metrics over the values of a setting, over the number of defective
 * pictures, as bars, and the losses of the trainings.
 *
 * @param results of all cells
 */
record Drawings(Results results) {

  private static final int CURVES = 4;

  /** A line's name and its points. */
  private record Line(String name, List<double[]> points) {

    Curve curve() {
      return new Curve(
          name,
          points.stream().mapToDouble(point -> point[0]).toArray(),
          points.stream().mapToDouble(point -> point[1]).toArray());
    }
  }

  /** The section; empty when there is nothing to draw. */
  Optional<Section> section() {
    List<Chart> charts = new ArrayList<>();
    Experiment experiment = results.experiment();
    for (String dataset : results.measuredDatasets()) {
      experiment.series().forEach(view -> charts.addAll(series(view, dataset)));
      experiment.anomalyCounts().forEach(view -> charts.addAll(counts(view, dataset)));
      experiment.bars().forEach(view -> bars(view, dataset).ifPresent(charts::add));
      experiment.embedding().ifPresent(view -> charts.addAll(embeddings(view, dataset)));
      if (experiment.losses().orElse(false)) {
        charts.addAll(losses(dataset));
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Charts(new Heading("figures", "Figures", notLaidOut()), charts));
  }

  /** Why some methods' regions are not laid out, where that was asked for. */
  private String notLaidOut() {
    List<String> reasons = new ArrayList<>();
    for (String dataset : results.measuredDatasets()) {
      for (Row row : results.rows(dataset)) {
        results
            .firstFolder(row)
            .flatMap(CellFolder::embedding)
            .filter(embedding -> embedding.chart().isEmpty())
            .ifPresent(
                embedding ->
                    reasons.add(
                        dataset + ", " + MetricTables.name(row) + ": " + embedding.words()));
      }
    }
    return String.join(" ", reasons);
  }

  private List<Chart> embeddings(EmbeddingView view, String dataset) {
    String title = view.title().orElse("Regions by their looks") + ": " + dataset + ", ";
    List<Chart> charts = new ArrayList<>();
    for (Row row : results.rows(dataset)) {
      results
          .firstFolder(row)
          .flatMap(CellFolder::embedding)
          .flatMap(embedding -> embedding.named(title + MetricTables.name(row)))
          .ifPresent(charts::add);
    }
    return charts;
  }

  private List<Chart> series(SeriesView view, String dataset) {
    List<Line> lines = new ArrayList<>();
    for (String method : results.methods()) {
      Line line = line(view.metric(), dataset, method);
      if (!line.points().isEmpty()) {
        lines.add(line);
      }
    }
    String title = view.title().orElse(view.metric().title()) + ": " + dataset;
    String reading =
        "The mean over seeds after trainings of its own for each value: no line is one training"
            + " looked at several times.";
    return charts(title, reading, xLabel(view), view.metric().title(), lines);
  }

  private Line line(Metric metric, String dataset, String method) {
    List<double[]> points = new ArrayList<>();
    for (Row row : results.rows(dataset)) {
      Optional<Double> x = row.at().flatMap(Drawings::number);
      Optional<MeanAndDeviation> y = results.mean(row, metric);
      if (row.method().equals(method) && x.isPresent() && y.isPresent()) {
        points.add(new double[] {x.get(), y.get().mean() * metric.scale()});
      }
    }
    return new Line(method, points);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String xLabel(SeriesView view) {
    return view.x()
        .or(() -> results.experiment().vary().map(Variation::setting))
        .orElse("value of the setting");
  }

  private List<Chart> counts(CountsView view, String dataset) {
    CountFigures figures = new CountFigures(results, view);
    List<Line> lines = new ArrayList<>();
    for (Row row : results.rows(dataset)) {
      List<double[]> points = new ArrayList<>();
      List<double[]> values = figures.figures(row);
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).length > 0) {
          double mean = MeanAndDeviation.of(values.get(i)).mean();
          points.add(new double[] {view.counts().get(i), mean});
        }
      }
      if (!points.isEmpty()) {
        lines.add(new Line(MetricTables.name(row), points));
      }
    }
    String title = view.title().orElse("F1 over defective pictures") + ": " + dataset;
    String reading = "The mean over draws and seeds; thresholds from good pictures alone.";
    return charts(title, reading, "defective pictures in the test", "F1", lines);
  }

  private Optional<Chart> bars(BarView view, String dataset) {
    List<Bar> bars = new ArrayList<>();
    for (Row row : results.rows(dataset)) {
      results.mean(row, view.metric()).map(mean -> bar(view, row, mean)).ifPresent(bars::add);
    }
    String title = view.title().orElse(view.metric().title()) + ": " + dataset;
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(new BarChart(title, "Mean over seeds; the line is their deviation.", bars));
  }

  private static Bar bar(BarView view, Row row, MeanAndDeviation mean) {
    double scale = view.metric().scale();
    OptionalDouble deviation =
        mean.deviation().isPresent()
            ? OptionalDouble.of(mean.deviation().getAsDouble() * scale)
            : OptionalDouble.empty();
    return new Bar(
        MetricTables.name(row), view.metric().text(mean.mean()), mean.mean() * scale, deviation);
  }

  private List<Chart> losses(String dataset) {
    List<Chart> charts = new ArrayList<>();
    for (Row row : longest(results.rows(dataset))) {
      String title = "Loss of " + MetricTables.name(row) + ": " + dataset;
      String reading =
          "After its first seed, as the method defines its loss: those of two methods cannot be"
              + " compared.";
      charts.addAll(charts(title, reading, "step", "loss", stages(row)));
    }
    return charts;
  }

  /** One row of each method: where a setting is varied, that of the highest value. */
  private static Collection<Row> longest(List<Row> rows) {
    Map<String, Row> longest = new LinkedHashMap<>();
    for (Row row : rows) {
      longest.merge(row.method(), row, (one, other) -> at(other) >= at(one) ? other : one);
    }
    return longest.values();
  }

  private static double at(Row row) {
    return row.at().flatMap(Drawings::number).orElse(0.0);
  }

  /** The losses of each stage of the first seed's training. */
  private List<Line> stages(Row row) {
    Map<String, List<double[]>> stages = new LinkedHashMap<>();
    for (LossLog.Point point : results.firstFolder(row).map(CellFolder::losses).orElse(List.of())) {
      stages
          .computeIfAbsent(point.stage(), stage -> new ArrayList<>())
          .add(new double[] {point.step(), point.loss()});
    }
    return stages.entrySet().stream()
        .filter(stage -> stage.getValue().size() > 1)
        .map(stage -> new Line(stage.getKey(), stage.getValue()))
        .toList();
  }

  /** As many charts as it takes to tell the lines apart, all with the same axes. */
  private static List<Chart> charts(
      String title, String reading, String x, String y, List<Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    Axis across = axis(x, lines, 0);
    Axis up = axis(y, lines, 1);
    List<Chart> charts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += CURVES) {
      List<Line> some = lines.subList(from, Math.min(lines.size(), from + CURVES));
      charts.add(
          new CurveChart(
              title, reading, across, up, some.stream().map(Line::curve).toList(), marks(some)));
    }
    return charts;
  }

  /** Rings around measured points, where they are few. */
  private static List<Mark> marks(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.points().size() <= 12)
        .flatMap(line -> line.points().stream())
        .map(point -> new Mark("", point[0], point[1]))
        .toList();
  }

  private static Axis axis(String label, List<Line> lines, int side) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double[] point : line.points()) {
        low = Math.min(low, point[side]);
        high = Math.max(high, point[side]);
      }
    }
    double room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 0.1);
    return new Axis(label, low >= 0 ? Math.max(0, low - room) : low - room, high + room);
  }
}
