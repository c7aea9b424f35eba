package dev.loupe.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.MaskSource;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.Detection;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.verdict.BrightSpots;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  /** Scores: good 20, 100, 210 (a false call); scratch 250, 160; dent 90 (an escape). */
  private static final List<Sample> SAMPLES =
      List.of(
          good("good/1", 20),
          good("good/2", 100),
          good("good/3", 210),
          bad("scratch/1", "scratch", 250),
          bad("scratch/2", "scratch", 160),
          bad("dent/1", "dent", 90));

  @Test
  void measuresImagesAsComputedByHand() {
    ImageFigures image = evaluate(SAMPLES).image();
    // Of 9 pairs, 250 wins 3, 160 wins 2, 90 wins 1.
    assertThat(image.roc().orElseThrow().area()).isCloseTo(6.0 / 9, within(1e-12));
    assertThat(image.counts().caught()).isEqualTo(1);
    assertThat(image.counts().escaped()).isEqualTo(2);
    assertThat(image.counts().falseCalls()).isEqualTo(1);
    assertThat(image.counts().passed()).isEqualTo(2);
    assertThat(image.f1Max().orElseThrow().f1()).isCloseTo(0.75, within(1e-12));
    assertThat(image.falseCallInterval().high()).isBetween(0.9, 0.91);
  }

  @Test
  void agreesWithTheVerdictsOfTheInspector() {
    List<ScoredSample> samples = evaluate(SAMPLES).samples();
    assertThat(samples)
        .extracting(ScoredSample::verdict)
        .containsExactly(
            Verdict.OK, Verdict.OK, Verdict.NG, Verdict.NG, Verdict.REVIEW, Verdict.OK);
    assertThat(samples)
        .filteredOn(ScoredSample::falseCall)
        .extracting("id")
        .containsExactly("good/3");
    assertThat(samples)
        .filteredOn(ScoredSample::escape)
        .extracting("id")
        .containsExactly("scratch/2", "dent/1");
  }

  @Test
  void countsEachKindOfDefect() {
    List<TypeFigures> types = evaluate(SAMPLES).types();
    assertThat(types).extracting(TypeFigures::type).containsExactly("dent", "scratch");
    TypeFigures scratch = types.get(1);
    assertThat(scratch.images()).isEqualTo(2);
    assertThat(scratch.caught()).isEqualTo(1);
    assertThat(scratch.review()).isEqualTo(1);
    assertThat(scratch.recall()).isEqualTo(0.5);
    assertThat(scratch.recallInterval().low()).isCloseTo(0.0126, within(1e-4));
    assertThat(scratch.auroc().orElseThrow()).isCloseTo(5.0 / 6, within(1e-12));
  }

  @Test
  void measuresPixelsOfGoodPicturesToo() {
    PixelFigures pixel = evaluate(SAMPLES).pixel().orElseThrow();
    assertThat(pixel.pictures()).isEqualTo(6);
    assertThat(pixel.defects()).isEqualTo(3);
    assertThat(pixel.roc().orElseThrow().area()).isBetween(0.9, 1.0);
    assertThat(pixel.atDoubleThreshold().total()).isEqualTo(6 * 64 * 64);
    assertThat(pixel.aupro03().orElseThrow()).isBetween(0.5, 1.0);
  }

  @Test
  void measuresOnTheDetectorsGridWhenAsked() {
    PixelFigures pixel = evaluate(SAMPLES, MetricSize.MODEL, Protocol.HONEST).pixel().orElseThrow();
    assertThat(pixel.atDoubleThreshold().total()).isEqualTo(6 * 16 * 16);
    // The spot of 16 x 16 pixels at (16, 16) is exactly 4 x 4 cells of the grid, and only the
    // scratch of 250 reaches the high threshold; so does the good part's spot of 210.
    assertThat(pixel.atDoubleThreshold().caught()).isEqualTo(16);
    assertThat(pixel.atDoubleThreshold().falseCalls()).isEqualTo(16);
    assertThat(pixel.atDoubleThreshold().escaped()).isEqualTo(32);
    assertThat(pixel.proAtDoubleThreshold().orElseThrow()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void listsPicturesItCouldNotJudgeAndLeavesThemOut() {
    List<Sample> samples = new ArrayList<>(SAMPLES);
    samples.add(sample("broken/1", "dent", Label.DEFECTIVE, BrightSpots.damaged("broken/1")));
    samples.add(good("good/black", 0));
    Evaluation evaluation = evaluate(samples);
    assertThat(evaluation.leftOut())
        .extracting(LeftOut::id)
        .containsExactly("broken/1", "good/black");
    assertThat(evaluation.leftOut().get(0).reason()).contains("truncated");
    assertThat(evaluation.samples()).hasSize(6);
    ObjectNode json = evaluation.toJson();
    assertThat(json.get("images").asInt()).isEqualTo(6);
    assertThat(json.get("images_left_out").asInt()).isEqualTo(2);
    assertThat(json.get("image_auroc").asDouble()).isCloseTo(6.0 / 9, within(1e-12));
  }

  @Test
  void countsDefectsThatNobodyMarked() {
    List<Sample> samples = new ArrayList<>(SAMPLES);
    samples.add(unmarked("dent/2", 250));
    Evaluation evaluation = evaluate(samples);
    assertThat(evaluation.withoutMask()).isEqualTo(1);
    assertThat(evaluation.samples()).hasSize(7);
    assertThat(evaluation.pixel().orElseThrow().pictures()).isEqualTo(6);
  }

  @Test
  void hasNoPixelFiguresWithoutMasks() {
    Evaluation evaluation = evaluate(List.of(good("good/1", 30), unmarked("dent/1", 250)));
    assertThat(evaluation.pixel()).isEmpty();
    ObjectNode json = evaluation.toJson();
    assertThat(json.get("pixel_auroc").isNull()).isTrue();
    assertThat(json.get("aupro_0_3").isNull()).isTrue();
    assertThat(json.get("image_auroc").asDouble()).isEqualTo(1);
  }

  @Test
  void leavesUndefinedFiguresUndefined() {
    ObjectNode json = evaluate(List.of(good("good/1", 30), good("good/2", 40))).toJson();
    assertThat(json.get("image_auroc").isNull()).isTrue();
    assertThat(json.get("recall").isNull()).isTrue();
    assertThat(json.get("defect_types").isEmpty()).isTrue();
    assertThat(json.get("escape_rate_high").isNull()).isTrue();
    assertThat(json.get("false_call_rate").asDouble()).isZero();
    assertThat(json.get("false_call_rate_high").asDouble()).isCloseTo(0.8419, within(1e-4));
  }

  @Test
  void survivesADataSetWithoutTestPictures() {
    Evaluation evaluation = evaluate(List.of());
    assertThat(evaluation.toJson().get("ms_per_image").isNull()).isTrue();
    assertThat(evaluation.toJson().get("images").asInt()).isZero();
  }

  @Test
  void writesThePromisedKeys() {
    ObjectNode json = evaluate(SAMPLES, MetricSize.ORIGINAL, Protocol.PAPER).toJson();
    for (String key :
        List.of(
            "image_auroc",
            "pixel_auroc",
            "aupro_0_3",
            "pro_simplenet",
            "f1_max",
            "f1_at_threshold",
            "precision",
            "recall",
            "false_call_rate",
            "promised_false_call_rate",
            "ms_per_image",
            "images",
            "defective",
            "protocol",
            "seed",
            "detector_sha256")) {
      assertThat(json.has(key)).as(key).isTrue();
    }
    assertThat(json.get("protocol").asText()).isEqualTo("paper");
    assertThat(json.get("promised_false_call_rate").asDouble()).isEqualTo(0.03);
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("defective").asInt()).isEqualTo(3);
    assertThat(json.get("detector_sha256").asText()).hasSize(64);
    assertThat(json.get("precision").asDouble()).isEqualTo(0.5);
    assertThat(json.get("f1_at_threshold").asDouble()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void stopsAtAScoreThatIsNoNumberAndNamesThePicture() {
    Inspector broken =
        BrightSpots.inspector(
            picture -> {
              Detection seen = BrightSpots.detect(picture);
              return new Detection(seen.map(), Double.NaN, seen.placement(), 0);
            });
    Evaluator evaluator =
        new Evaluator(broken, plan(SAMPLES, MetricSize.ORIGINAL, Protocol.HONEST));
    assertThatThrownBy(() -> evaluator.evaluate(Progress.NONE))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("good/1");
  }

  @Test
  void stopsWhenInterrupted() {
    Evaluator evaluator = evaluator(SAMPLES);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> evaluator.evaluate(Progress.NONE))
        .isInstanceOf(InterruptedWorkException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void looksAgainWithTheSameScore() {
    Evaluator evaluator = evaluator(SAMPLES);
    CloserLook look = evaluator.closerLook("scratch/1");
    assertThat(look.examination().inspection().rawScore()).hasValue(250);
    assertThat(look.examination().finding().orElseThrow().map().width()).isEqualTo(64);
    assertThat(look.truth().orElseThrow().area()).isEqualTo(256);
    assertThatThrownBy(() -> evaluator.closerLook("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Evaluation evaluate(List<Sample> samples) {
    return evaluate(samples, MetricSize.ORIGINAL, Protocol.HONEST);
  }

  private static Evaluation evaluate(List<Sample> samples, MetricSize size, Protocol protocol) {
    return new Evaluator(BrightSpots.inspector(), plan(samples, size, protocol))
        .evaluate(Progress.NONE);
  }

  private static Evaluator evaluator(List<Sample> samples) {
    return new Evaluator(
        BrightSpots.inspector(), plan(samples, MetricSize.ORIGINAL, Protocol.HONEST));
  }

  private static EvaluationPlan plan(List<Sample> samples, MetricSize size, Protocol protocol) {
    Dataset dataset = new Dataset("spots", "folder", samples);
    return new EvaluationPlan(
        dataset, "cd".repeat(32), protocol, size, "bright-spots", 7, "ef".repeat(32));
  }

  private static Sample good(String id, int score) {
    return sample(id, "good", Label.GOOD, BrightSpots.source(id, picture(score)));
  }

  private static Sample bad(String id, String type, int score) {
    Sample sample = sample(id, type, Label.DEFECTIVE, BrightSpots.source(id, picture(score)));
    MaskSource mask = EvaluatorTest::mask;
    return new Sample(
        id, sample.source(), Label.DEFECTIVE, type, Optional.of(mask), Split.TEST, id);
  }

  private static Sample unmarked(String id, int score) {
    return sample(id, "dent", Label.DEFECTIVE, BrightSpots.source(id, picture(score)));
  }

  private static Sample sample(String id, String type, Label label, PictureSource source) {
    return new Sample(id, source, label, type, Optional.empty(), Split.TEST, id);
  }

  /** A spot of this value on a darker ground. */
  private static Picture picture(int score) {
    return BrightSpots.picture(64, Math.min(20, score), score, 16, 16, 16);
  }

  private static Mask mask(int width, int height) {
    boolean[] set = new boolean[width * height];
    for (int y = 16; y < 32; y++) {
      for (int x = 16; x < 32; x++) {
        set[y * width + x] = true;
      }
    }
    return new Mask(width, height, set);
  }
}
