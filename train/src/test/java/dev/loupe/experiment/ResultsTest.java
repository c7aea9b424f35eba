package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.experiment.Sheet.Entry;
import dev.loupe.report.Chart;
import dev.loupe.report.CurveChart;
import dev.loupe.report.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of figures that are known. */
class ResultsTest {

  private static final String FILE =
      """
      title: Five lengths
      datasets:
        - {name: d, label: left}
        - {name: d, label: right}
      methods:
        - {method: one}
        - {method: two}
        - {method: three}
        - {method: four}
        - {method: five}
      vary: {setting: steps, values: [10, 20]}
      tables:
        - {metrics: [image_auroc], columns: methods}
      series:
        - {metric: image_auroc, x: steps}
      paper:
        source: s
        shows: Figure 7
        why: They looked at other parts.
        values:
          - {method: two, metric: image_auroc, value: 0.75, at: 20, on: theirs}
          - {method: two, metric: image_auroc, value: 0.7, at: 20, dataset: right}
          - {method: two, metric: image_auroc, value: 0.6, at: 30}
      """;

  private static final List<String> METHODS = List.of("one", "two", "three", "four", "five");

  @Test
  void drawsAllMethodsOverTheValuesFourLinesToAChart() {
    List<Chart> charts =
        ((Section.Charts) new Drawings(results()).section().orElseThrow()).charts();
    assertThat(charts).hasSize(4);
    CurveChart first = (CurveChart) charts.get(0);
    assertThat(first.curves()).hasSize(4);
    assertThat(first.curves().get(1).x()).containsExactly(10, 20);
    // two on left: 60 + 1 at 10 steps, 10 more at 20
    assertThat(first.curves().get(1).y()).containsExactly(61, 71);
    assertThat(((CurveChart) charts.get(1)).curves()).hasSize(1);
    assertThat(charts.get(1).title()).isEqualTo("I-AUROC: left");
  }

  @Test
  void putsMethodsIntoColumnsAndDataSetsIntoRows() {
    Sheet sheet = new MetricTables(results()).of(results().experiment().tables().get(0)).get(0);
    assertThat(sheet.columns()).startsWith("data set", "one at 10", "one at 20").hasSize(11);
    assertThat(sheet.rows()).hasSize(2);
    assertThat(sheet.rows().get(0))
        .extracting(Entry::text)
        .startsWith("left", "60.0", "70.0", "61.0");
    assertThat(sheet.rows().get(0))
        .filteredOn(entry -> entry.mark() == Sheet.Mark.BEST)
        .extracting(Entry::text)
        .containsExactly("74.0");
    assertThat(sheet.markdown()).contains("|" + "---|".repeat(11));
  }

  @Test
  void laysThePapersFiguresBesideOurs() {
    Sheet sheet = new PaperTable(results(), results().experiment().paper().orElseThrow()).sheet();
    assertThat(sheet.columns()).endsWith("the paper", "ours, left", "ours, right");
    assertThat(texts(sheet, 0))
        .containsExactly("two", "I-AUROC", "20", "theirs", "75.0", "71.0", "81.0");
    assertThat(texts(sheet, 1)).endsWith("70.0", Sheet.NOT_DEFINED, "81.0");
    assertThat(texts(sheet, 2)).endsWith("60.0", Sheet.NOT_DEFINED, Sheet.NOT_DEFINED);
    assertThat(sheet.note()).isEqualTo("They looked at other parts.");
  }

  @Test
  void saysWhatHasNotRunYet() {
    Results all = results();
    List<Cell> cells = all.outcomes().stream().map(Outcome::cell).toList();
    Results some = Results.soFar(all.file(), cells, all.outcomes().subList(0, 3), 1);
    assertThat(some.outcomes()).hasSize(20);
    assertThat(new RunStory(some).lead())
        .containsExactly("Answers Figure 7 of s.", "3 of 20 trainings measured, 17 not run yet.");
    assertThat(some.measuredDatasets()).containsExactly("left");
  }

  private static List<String> texts(Sheet sheet, int row) {
    return sheet.rows().get(row).stream().map(Entry::text).toList();
  }

  /** I-AUROC 60 % and 1 more a method, 10 more at 20 steps, 10 more on the right. */
  private static Results results() {
    ExperimentFile file = ExperimentFile.parse("known.yaml", Path.of(""), FILE);
    List<Outcome> outcomes = new ArrayList<>();
    for (String dataset : List.of("left", "right")) {
      for (int method = 0; method < METHODS.size(); method++) {
        for (int at : List.of(10, 20)) {
          double more = method + (at == 20 ? 10 : 0) + (dataset.equals("right") ? 10 : 0);
          Cell.Row row =
              new Cell.Row(dataset, METHODS.get(method), Optional.of(Integer.toString(at)));
          outcomes.add(Tiny.outcome(row, 0, (60 + more) / 100));
        }
      }
    }
    return new Results(file, outcomes, 1);
  }
}
