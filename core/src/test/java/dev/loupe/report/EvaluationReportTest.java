package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.evaluation.Protocol;
import dev.loupe.report.ReportModel.Notice;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Figures;
import dev.loupe.report.Section.Gallery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

  private static Evaluation evaluation;
  private static ReportModel report;

  @BeforeAll
  static void measure() {
    SampleLine line = line();
    Evaluator evaluator = line.evaluator(Protocol.HONEST);
    evaluation = evaluator.evaluate(Progress.NONE);
    report = SampleLine.report(evaluation, evaluator);
  }

  private static SampleLine line() {
    return new SampleLine().good(24).defective(16, true).unreadable("torn.png");
  }

  @Test
  void tellsTheStoryInItsFirstSentence() {
    long caught = evaluation.image().counts().caught();
    assertThat(caught).isBetween(1L, 15L);
    assertThat(report.lead().get(0))
        .startsWith(
            "At its own threshold it catches " + caught + " of 16 defective parts and calls ")
        .endsWith(" of 24 good parts NG.");
  }

  @Test
  void printsTheFiguresOfTheEvaluation() {
    List<Figure> figures = figures(report);
    assertThat(figures).hasSize(8);
    assertThat(value(figures, "I-AUROC"))
        .isEqualTo(Numbers.fixed(evaluation.image().roc().orElseThrow().area(), 3));
    assertThat(value(figures, "AUPRO@0.3"))
        .isEqualTo(Numbers.fixed(evaluation.pixel().orElseThrow().aupro03(), 3));
    assertThat(value(figures, "Escapes"))
        .isEqualTo(Numbers.percent(evaluation.image().counts().escapeRate()));
    assertThat(figures.get(1).detail()).contains("promised at most 5.0\u202F%");
  }

  @Test
  void showsEveryEscapeTheLowestScoreFirst() {
    List<Triptych> misses = gallery(report, "misses").triptychs();
    assertThat(misses).hasSize((int) evaluation.image().counts().escaped());
    assertThat(misses)
        .isSortedAccordingTo((a, b) -> Double.compare(a.decision().score(), b.decision().score()));
    assertThat(misses).allMatch(shot -> shot.mask().isPresent());
    assertThat(misses).allMatch(shot -> !shot.decision().verdict().equals("NG"));
  }

  @Test
  void showsThePartAsTheDetectorThinksItShouldBe() {
    assertThat(gallery(report, "misses").triptychs()).allMatch(shot -> shot.restored().isPresent());
    assertThat(Page.of(report)).contains("panels two", "<figcaption>restored</figcaption>");
  }

  @Test
  void outlinesTheRegionsOfWhatIsCalled() {
    Triptych worst = gallery(report, "correct").triptychs().get(0);
    assertThat(worst.decision().verdict()).isEqualTo("NG");
    assertThat(worst.outlines()).isNotEmpty();
    assertThat(worst.outlines().get(0).points())
        .allMatch(at -> at.x() >= 0 && at.x() <= worst.width() && at.y() <= worst.height());
  }

  @Test
  void drawsAllFourCharts() {
    assertThat(charts(report)).hasSize(4);
  }

  @Test
  void warnsAboutPicturesLeftOutAndAWeakPromise() {
    assertThat(report.notices())
        .extracting(Notice::text)
        .anyMatch(text -> text.startsWith("1 test picture could not be read"))
        .anyMatch(text -> text.contains("Too few good pictures were held out"));
    assertThat(Page.of(report)).contains("torn.png", "not a picture at all");
  }

  @Test
  void namesEverythingOneNeedsToFindTheDetectorAgain() {
    assertThat(Page.of(report))
        .contains("9".repeat(64), "f".repeat(64), "by part, seeded", ">42<", "honest")
        .contains("2026-03-01: made from 120 held-out good pictures")
        .contains("Written by Loupe 0.1.0 on 2026-03-02 at 09:14 UTC.");
  }

  @Test
  void isWellFormedAndStaysSmall() {
    String page = Page.of(report);
    Markup.parse(page);
    assertThat(page).hasSizeLessThan(6_000_000);
    assertThat(Markup.withoutPictures(page)).doesNotContain("NaN", "Optional");
    ReportFile.write(report, Path.of("target", "sample-report.html"));
  }

  @Test
  void labelsThePaperProtocol() {
    ReportModel paper = new SampleLine().good(3).defective(3, true).report(Protocol.PAPER);
    assertThat(paper.notices().get(0).text()).contains("paper protocol");
    assertThat(Page.of(paper)).contains("PRO (SimpleNet\u2019s)");
    assertThat(Page.of(report)).doesNotContain("PRO (SimpleNet\u2019s)");
  }

  @Test
  void readsWellWithoutDefectivePictures() {
    ReportModel good = new SampleLine().good(5).report(Protocol.HONEST);
    assertThat(good.lead().get(0)).isEqualTo("At its own threshold it calls 0 of 5 good parts NG.");
    assertThat(value(figures(good), "Escapes")).isEqualTo("\u2013");
    assertThat(gallery(good, "misses").empty())
        .isEqualTo("No defective part was measured, so none could be missed.");
    assertThat(charts(good)).hasSize(1);
    Markup.parse(Page.of(good));
  }

  @Test
  void readsWellWithoutMasks() {
    ReportModel unmarked = new SampleLine().good(5).defective(6, false).report(Protocol.HONEST);
    assertThat(value(figures(unmarked), "P-AUROC")).isEqualTo("\u2013");
    assertThat(charts(unmarked)).hasSize(3);
    assertThat(Markup.withoutPictures(Page.of(unmarked))).doesNotContain("NaN");
  }

  @Test
  void readsWellWithoutAnyPicture() {
    ReportModel nothing = new SampleLine().unreadable("a").report(Protocol.HONEST);
    assertThat(nothing.lead().get(0)).isEqualTo("Not one picture could be measured.");
    assertThat(Markup.withoutPictures(Page.of(nothing))).doesNotContain("NaN");
  }

  private static List<Figure> figures(ReportModel model) {
    return ((Figures) model.sections().get(0)).figures();
  }

  private static String value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Gallery gallery(ReportModel model, String id) {
    return model.sections().stream()
        .filter(section -> section.heading().id().equals(id))
        .map(Gallery.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Chart> charts(ReportModel model) {
    return model.sections().stream()
        .filter(Charts.class::isInstance)
        .map(Charts.class::cast)
        .findFirst()
        .orElseThrow()
        .charts();
  }
}
