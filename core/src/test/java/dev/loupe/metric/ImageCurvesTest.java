package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.LoupeException;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageCurvesTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** Four good, three defective; one tie across the classes. */
  private static final ScoredImages SEVEN =
      Golden.images(
          new double[] {0.1, 0.2, 0.4, 0.6, 0.4, 0.7, 0.9},
          new boolean[] {false, false, false, false, true, true, true});

  @Test
  void countsATieHalfInTheAreaUnderTheRocCurve() {
    // 12 pairs: 0.7 and 0.9 beat all four, 0.4 beats two and ties one.
    assertThat(RocCurve.areaOf(SEVEN)).hasValueCloseTo(10.5 / 12, EXACT);
  }

  @Test
  void drawsOnePointForEachDistinctScoreFromCornerToCorner() {
    assertThat(RocCurve.of(SEVEN).orElseThrow().points())
        .containsExactly(
            new CurvePoint(0, 0, Math.nextUp(0.9)),
            new CurvePoint(0, 1 / 3.0, 0.9),
            new CurvePoint(0, 2 / 3.0, 0.7),
            new CurvePoint(0.25, 2 / 3.0, 0.6),
            new CurvePoint(0.5, 1, 0.4),
            new CurvePoint(0.75, 1, 0.2),
            new CurvePoint(1, 1, 0.1));
  }

  @Test
  void sumsPrecisionOverTheRiseInRecall() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(SEVEN).orElseThrow();
    assertThat(curve.averagePrecision()).isCloseTo((1 + 1 + 3 / 5.0) / 3, EXACT);
    assertThat(curve.trapezoidArea()).isCloseTo((1 + 1 + (2 / 3.0 + 0.6) / 2) / 3, EXACT);
  }

  @Test
  void putsTheBestThresholdMidwayToTheNextLowerScore() {
    F1Max best = F1Max.of(SEVEN).orElseThrow();
    assertThat(best.f1()).isCloseTo(0.8, EXACT);
    assertThat(best.threshold()).isCloseTo(0.65, EXACT);
    assertThat(best.counts()).isEqualTo(new ConfusionCounts(2, 1, 0, 4));
    assertThat(AtThreshold.of(SEVEN, best.threshold()).counts()).isEqualTo(best.counts());
  }

  @Test
  void usesTheLowestScoreItselfWhereEverythingIsCalled() {
    ScoredImages images = Golden.images(new double[] {3, 1, 2}, new boolean[] {true, true, false});
    F1Max best = F1Max.of(images).orElseThrow();
    assertThat(best.threshold()).isEqualTo(1);
    assertThat(best.counts()).isEqualTo(new ConfusionCounts(2, 0, 1, 0));
  }

  @Test
  void keepsTheThresholdAboveTheLowerScoreWhenTheTwoAreNeighbours() {
    double above = Math.nextUp(1.0);
    assertThat(F1Max.midway(above, 1.0)).isEqualTo(above);
    assertThat(F1Max.midway(Double.MAX_VALUE, -Double.MAX_VALUE)).isZero();
    assertThat(F1Max.midway(Double.MIN_VALUE, 0)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void callsAScoreThatEqualsTheThreshold() {
    assertThat(AtThreshold.of(SEVEN, 0.4).counts()).isEqualTo(new ConfusionCounts(3, 0, 2, 2));
  }

  @Test
  void agreesWithScikitLearn() {
    for (JsonNode golden : Golden.get("images")) {
      ScoredImages images = Golden.images(golden.path("scores"), golden.path("labels"));
      PrecisionRecallCurve precision = PrecisionRecallCurve.of(images).orElseThrow();
      RocCurve roc = RocCurve.of(images).orElseThrow();
      assertThat(roc.area()).isCloseTo(golden.path("auroc").asDouble(), EXACT);
      assertThat(roc.points().stream().mapToDouble(CurvePoint::x).toArray())
          .containsExactly(Golden.doubles(golden.path("fpr")), EXACT);
      assertThat(roc.points().stream().mapToDouble(CurvePoint::y).toArray())
          .containsExactly(Golden.doubles(golden.path("tpr")), EXACT);
      assertThat(precision.averagePrecision())
          .isCloseTo(golden.path("average_precision").asDouble(), EXACT);
      assertThat(precision.trapezoidArea()).isCloseTo(golden.path("trapezoid").asDouble(), EXACT);
      assertThat(F1Max.of(images).orElseThrow().f1())
          .isCloseTo(golden.path("f1_max").asDouble(), EXACT);
      agreesAtThreshold(
          AtThreshold.of(images, golden.path("threshold").asDouble()).counts(), golden);
    }
  }

  private static void agreesAtThreshold(ConfusionCounts counts, JsonNode golden) {
    assertThat(counts.precision()).hasValueCloseTo(golden.path("precision").asDouble(), EXACT);
    assertThat(counts.recall()).hasValueCloseTo(golden.path("recall").asDouble(), EXACT);
    assertThat(counts.accuracy()).hasValueCloseTo(golden.path("accuracy").asDouble(), EXACT);
    assertThat(counts.f1()).hasValueCloseTo(golden.path("f1").asDouble(), EXACT);
    assertThat(counts.iou()).hasValueCloseTo(golden.path("iou").asDouble(), EXACT);
  }

  @Test
  void agreesWithThePlainDefinitionsOnRandomScoresWithManyTies() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      ScoredImages images = random(random, 2 + random.nextInt(30), 1 + random.nextInt(12));
      if (!images.hasBoth()) {
        continue;
      }
      assertThat(RocCurve.areaOf(images)).hasValueCloseTo(Plain.auroc(images), EXACT);
      assertThat(PrecisionRecallCurve.of(images).orElseThrow().averagePrecision())
          .isCloseTo(Plain.averagePrecision(images), EXACT);
      F1Max best = F1Max.of(images).orElseThrow();
      assertThat(best.f1()).isCloseTo(Plain.f1Max(images), EXACT);
      assertThat(AtThreshold.of(images, best.threshold()).counts()).isEqualTo(best.counts());
      assertThat(best.counts().f1()).hasValueCloseTo(best.f1(), EXACT);
    }
  }

  static ScoredImages random(Random random, int count, int levels) {
    double[] scores = random.doubles(count).map(s -> Math.rint(s * levels) - 3).toArray();
    boolean[] defective = new boolean[count];
    for (int i = 0; i < count; i++) {
      defective[i] = random.nextBoolean();
    }
    return Golden.images(scores, defective);
  }

  @Test
  void definesNoCurveWithoutGoodOrWithoutDefectiveImages() {
    for (boolean label : new boolean[] {true, false}) {
      ScoredImages images = Golden.images(new double[] {1, 2}, new boolean[] {label, label});
      assertThat(RocCurve.of(images)).isEmpty();
      assertThat(RocCurve.areaOf(images)).isEmpty();
      assertThat(PrecisionRecallCurve.of(images)).isEmpty();
      assertThat(F1Max.of(images)).isEmpty();
    }
    ScoredImages none = Golden.images(new double[0], new boolean[0]);
    assertThat(RocCurve.of(none)).isEmpty();
    assertThat(AtThreshold.of(none, 0).counts().accuracy()).isEmpty();
  }

  @Test
  void leavesRatesWithoutADenominatorOpen() {
    ConfusionCounts onlyGood = new ConfusionCounts(0, 0, 0, 5);
    assertThat(onlyGood.precision()).isEmpty();
    assertThat(onlyGood.recall()).isEmpty();
    assertThat(onlyGood.escapeRate()).isEmpty();
    assertThat(onlyGood.f1()).isEmpty();
    assertThat(onlyGood.iou()).isEmpty();
    assertThat(onlyGood.falseCallRate()).hasValue(0);
    assertThat(onlyGood.accuracy()).hasValue(1);
    assertThat(new ConfusionCounts(0, 4, 1, 0).f1()).hasValue(0);
    assertThat(new ConfusionCounts(3, 1, 0, 0).escapeRate()).hasValue(0.25);
    assertThat(new ConfusionCounts(3, 1, 0, 0).falseCallRate()).isEmpty();
  }

  @Test
  void namesTheImageWhoseScoreIsNoNumber() {
    for (double score : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatExceptionOfType(LoupeException.class)
          .isThrownBy(
              () ->
                  new ScoredImages(
                      List.of("good/001.png", "bad/002.png"),
                      new double[] {0.5, score},
                      new boolean[] {false, true}))
          .withMessageContaining("bad/002.png")
          .withMessageContaining(Double.toString(score));
    }
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoredImages(List.of("a"), new double[2], new boolean[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> AtThreshold.of(SEVEN, Double.NaN));
  }

  @Test
  void treatsBothZerosAsOneScore() {
    ScoredImages images = Golden.images(new double[] {0.0, -0.0}, new boolean[] {true, false});
    assertThat(RocCurve.areaOf(images)).hasValue(0.5);
  }

  @Test
  void thinsALongCurveWithoutLosingItsEnds() {
    int count = 40_000;
    Random random = new Random(3);
    double[] scores = new double[count];
    boolean[] defective = new boolean[count];
    for (int i = 0; i < count; i++) {
      defective[i] = i % 3 == 0;
      scores[i] = random.nextGaussian() + (defective[i] ? 1 : 0);
    }
    ScoredImages images = Golden.images(scores, defective);
    List<CurvePoint> roc = RocCurve.of(images).orElseThrow().points();
    List<CurvePoint> precision = PrecisionRecallCurve.of(images).orElseThrow().points();
    assertThat(roc).hasSizeBetween(200, 502);
    assertThat(precision).hasSizeBetween(100, 502);
    assertThat(roc.get(0).x()).isZero();
    assertThat(roc.get(roc.size() - 1)).matches(p -> p.x() == 1 && p.y() == 1);
    assertThat(precision.get(precision.size() - 1).x()).isEqualTo(1);
    for (CurvePoint point : roc.subList(1, 60)) {
      ConfusionCounts counts = AtThreshold.of(images, point.threshold()).counts();
      assertThat(counts.falseCallRate()).hasValueCloseTo(point.x(), EXACT);
      assertThat(counts.recall()).hasValueCloseTo(point.y(), EXACT);
    }
    for (int i = 1; i < roc.size(); i++) {
      assertThat(roc.get(i).distanceTo(roc.get(i - 1).x(), roc.get(i - 1).y())).isLessThan(0.02);
    }
  }
}
