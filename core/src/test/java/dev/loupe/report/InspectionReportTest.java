package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.dataset.Sample;
import dev.loupe.report.Section.Gallery;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectionReportTest {

  @Test
  void countsTheVerdictsAndShowsTheWorstFirst() {
    SampleLine line = new SampleLine().good(6).defective(8, false).unreadable("torn.png");
    ReportModel model = report(line.samples()).model(SampleLine.NOW);
    Gallery gallery = (Gallery) model.sections().get(1);
    assertThat(model.title()).isEqualTo("15 pictures inspected");
    assertThat(model.notices().get(0).text()).startsWith("1 picture could not be judged");
    assertThat(gallery.triptychs())
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> Double.compare(b.decision().score(), a.decision().score()));
  }

  @Test
  void isWellFormedAndNamesEveryPicture() {
    SampleLine line = new SampleLine().good(2).defective(4, false).unreadable("torn.png");
    InspectionReport report = report(line.samples());
    String page = Page.of(report.model(SampleLine.NOW));
    assertThat(Markup.parse(page).elements("tr")).hasSize(1 + 7);
    assertThat(Markup.withoutPictures(page))
        .contains("torn.png", "not a picture at all")
        .doesNotContain("NaN");
    report.write(Path.of("target", "sample-inspection.html"), SampleLine.NOW);
  }

  @Test
  void keepsAtMostSixtyPictures() {
    InspectionReport report = report(new SampleLine().defective(75, false).samples());
    Gallery gallery = (Gallery) report.model(SampleLine.NOW).sections().get(1);
    assertThat(gallery.triptychs()).hasSizeLessThanOrEqualTo(60).hasSizeGreaterThan(40);
    assertThat(Page.of(report.model(SampleLine.NOW))).hasSizeLessThan(6_000_000);
  }

  @Test
  void readsWellWhenNothingCameIn() {
    String page = Page.of(report(List.of()).model(SampleLine.NOW));
    Markup.parse(page);
    assertThat(page).contains("Not one picture came in.").doesNotContain("NaN");
  }

  @Test
  void countsNgPartsByDefectGroupTheMostFrequentFirst() {
    BarChart chart = DefectPareto.of("t", "r", Map.of("dent", 3L, "unknown", 12L, "burr", 3L));

    assertThat(chart.bars().stream().map(BarChart.Bar::name))
        .containsExactly("unknown", "burr", "dent");
    assertThat(chart.bars().get(0).text()).startsWith("12 (66.7");
  }

  @Test
  void doesNotSpeakOfGroupsWhereThereAreNone() {
    InspectionReport report = report(new SampleLine().defective(4, false).samples());

    assertThat(Page.of(report.model(SampleLine.NOW))).doesNotContain("Defect groups");
  }

  private static InspectionReport report(List<Sample> samples) {
    Inspector inspector = SampleLine.inspector();
    InspectionReport report = new InspectionReport(inspector.setup());
    for (Sample sample : samples) {
      report.add(inspector.examine(Arrival.of(sample.id(), sample.source())));
    }
    return report;
  }
}
