package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.experiment.Sheet.Entry;
import java.util.ArrayList;
import java.util.List;

/** Tables of metrics: mean and deviation over the seeds of each row. */
final class MetricTables {

  private final Results results;

  MetricTables(Results results) {
    this.results = results;
  }

  /** All tables of a view. */
  List<Sheet> of(TableView view) {
    return view.columns().orElse(TableView.Columns.METRICS) == TableView.Columns.METRICS
        ? results.measuredDatasets().stream().map(set -> byDataset(view, set)).toList()
        : view.metrics().stream().map(metric -> byMetric(view, metric)).toList();
  }

  private Sheet byDataset(TableView view, String dataset) {
    List<Row> rows = results.rows(dataset);
    List<String> columns = new ArrayList<>(List.of("method", "seeds"));
    List<List<Entry>> entries = new ArrayList<>();
    for (Row row : rows) {
      entries.add(new ArrayList<>(List.of(label(row), seeds(row))));
    }
    for (Metric metric : view.metrics()) {
      columns.add(metric.title());
      append(entries, MetricColumn.of(results, metric, rows).entries());
    }
    return new Sheet(caption(view, dataset), columns, entries, "");
  }

  static void append(List<List<Entry>> rows, List<Entry> column) {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).add(column.get(i));
    }
  }

  private Sheet byMetric(TableView view, Metric metric) {
    List<String> columns = new ArrayList<>(List.of("data set"));
    results.rows(results.datasets().get(0)).forEach(row -> columns.add(name(row)));
    List<List<Entry>> entries = new ArrayList<>();
    for (String dataset : results.datasets()) {
      List<Entry> row = new ArrayList<>(List.of(Entry.words(dataset)));
      row.addAll(MetricColumn.of(results, metric, results.rows(dataset)).entries());
      entries.add(row);
    }
    return new Sheet(
        caption(view, metric.title()), columns, entries, "Here the best of a row is bold.");
  }

  private static String caption(TableView view, String what) {
    return view.title().map(title -> title + ": " + what).orElse(what);
  }

  private Entry seeds(Row row) {
    long finished =
        results.of(row).stream().filter(outcome -> outcome.result().isPresent()).count();
    return Entry.number(Long.toString(finished), finished);
  }

  /** A method under its own id is named so in Markdown that it can stand on a method's page. */
  private Entry label(Row row) {
    boolean id =
        row.at().isEmpty()
            && results.experiment().methods().stream()
                .anyMatch(one -> one.label().isEmpty() && one.method().equals(row.method()));
    Entry words = Entry.words(name(row));
    return id ? words.marked(Sheet.Mark.LITERAL) : words;
  }

  static String name(Row row) {
    return row.method() + row.at().map(value -> " at " + value).orElse("");
  }
}
