package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loupe.experiment.Sheet.Entry;
import dev.loupe.experiment.Sheet.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricColumnTest {

  private static final Metric AUROC = Metric.of("image_auroc");

  @Test
  void marksTheBestAndWhatCannotBeToldFromIt() {
    List<Entry> entries =
        column(AUROC, of(0.90, 0.92, 0.91), of(0.95, 0.94, 0.96), of(0.93, 0.95, 0.95));
    assertThat(entries).extracting(Entry::mark).containsExactly(Mark.NONE, Mark.BEST, Mark.LEVEL);
    // Welch: p 0.0080 against the first, doubled by Holm to 0.016; the third is level
    assertThat(entries.get(1).text()).isEqualTo("95.0 \u00b1 1.0");
  }

  @Test
  void saysNothingOfChanceWithTwoSeeds() {
    List<Entry> entries = column(AUROC, of(0.90, 0.92), of(0.91, 0.93));
    assertThat(entries).extracting(Entry::mark).containsExactly(Mark.NONE, Mark.BEST);
    assertThat(MetricColumn.chance(of(0.90, 0.92), of(0.91, 0.93))).isEmpty();
  }

  @Test
  void prefersTheLowerWhereLowerIsBetter() {
    List<Entry> entries = column(Metric.of("ms_per_image"), of(70), of(), of(50));
    assertThat(entries).extracting(Entry::mark).containsExactly(Mark.NONE, Mark.NONE, Mark.BEST);
    assertThat(entries.get(1).text()).isEqualTo(Sheet.NOT_DEFINED);
  }

  @Test
  void knowsNoBestOfOneRowNorOfACondition() {
    assertThat(column(AUROC, of(0.9), of())).extracting(Entry::mark).containsOnly(Mark.NONE);
    assertThat(column(Metric.of("promised_false_call_rate"), of(0.061, 0.061), of(0.1)))
        .extracting(Entry::mark, Entry::text)
        .containsExactly(tuple(Mark.NONE, "6.1"), tuple(Mark.NONE, "10.0"));
  }

  private static double[] of(double... values) {
    return values;
  }

  private static List<Entry> column(Metric metric, double[]... rows) {
    return new MetricColumn(metric, List.of(rows)).entries();
  }
}
