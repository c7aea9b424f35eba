package dev.loupe.experiment;

import dev.loupe.experiment.Cell.Row;
import dev.loupe.experiment.Sheet.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a paper beside ours.
 *
 * @param results of all cells
 * @param paper whose figures
 */
record PaperTable(Results results, Paper paper) {

  Sheet sheet() {
    List<String> datasets = results.measuredDatasets();
    List<String> columns =
        new ArrayList<>(List.of("method", "figure", "at", "the paper\u2019s data", "the paper"));
    datasets.forEach(dataset -> columns.add("ours, " + dataset));
    List<List<Entry>> rows = paper.values().stream().map(value -> row(value, datasets)).toList();
    return new Sheet(
        paper.shows() + ", the paper\u2019s figures and ours", columns, rows, paper.why());
  }

  private List<Entry> row(Paper.Value value, List<String> datasets) {
    List<Entry> row = new ArrayList<>();
    row.add(Entry.words(value.method()));
    row.add(Entry.words(value.metric().title()));
    row.add(Entry.words(value.at().orElse("")));
    row.add(Entry.words(value.on().or(value::dataset).orElse("")));
    row.add(published(value));
    for (String dataset : datasets) {
      boolean same = value.dataset().map(dataset::equals).orElse(true);
      row.add(same ? ours(value, dataset) : Entry.missing());
    }
    return row;
  }

  private static Entry published(Paper.Value value) {
    String text = value.metric().text(value.value());
    String spread = value.deviation().map(sd -> " \u00b1 " + value.metric().text(sd)).orElse("");
    return Entry.number(text + spread, value.value());
  }

  private Entry ours(Paper.Value value, String dataset) {
    return MetricColumn.entry(value.metric(), values(value, dataset));
  }

  private double[] values(Paper.Value value, String dataset) {
    Row exact = new Row(dataset, value.method(), value.at());
    if (value.at().isEmpty() || results.rows(dataset).contains(exact)) {
      return results.values(exact, value.metric());
    }
    Row whole = new Row(dataset, value.method(), Optional.empty());
    return results.experiment().anomalyCounts().stream()
        .flatMap(view -> counted(view, whole, value.at().get()).stream())
        .findFirst()
        .orElseGet(() -> new double[0]);
  }

  /** The figures for a number of defective pictures, where the view has that number. */
  private Optional<double[]> counted(CountsView view, Row row, String count) {
    int place = view.counts().stream().map(String::valueOf).toList().indexOf(count);
    return place < 0
        ? Optional.empty()
        : Optional.of(new CountFigures(results, view).figures(row).get(place));
  }
}
