package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.LoupeException;
import dev.loupe.detector.Thresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final AtomicInteger PARTS = new AtomicInteger();

  private static final int DRAWS = 2000;

  @Test
  void promisesWhatTenPicturesAllowAndSaysHowManyWouldDo() {
    Thresholds thresholds = Calibration.of(upTo(10), ThresholdRule.DEFAULT);
    assertThat(thresholds.image()).isEqualTo((double) Math.nextUp(10f));
    assertThat(thresholds.promise().rate()).isCloseTo(1 - Math.pow(0.05, 0.1), within(1e-12));
    assertThat(thresholds.promise().inWords())
        .isEqualTo(
            "at most 26 % false calls with 95 % confidence, from 10 good parts;"
                + " 0.5 % would need at least 598");
    assertThat(thresholds.history()).singleElement().asString().contains("at most 26 %");
  }

  @Test
  void namesTheOnePartThatSetTheThresholdFarAboveAllOthers() {
    List<HeldOutScore> parts = new ArrayList<>(upTo(10));
    parts.add(new HeldOutScore("tile-7", 40, 40, new float[] {1}));
    assertThat(Calibration.of(parts, ThresholdRule.DEFAULT).history().get(1))
        .startsWith("One part alone set it: 'tile-7' scores 40.0, the next 10.0. Look at it");
  }

  @Test
  void namesNoPartThatIsOnlyTheHighestOrIsPassedOver() {
    List<HeldOutScore> parts = new ArrayList<>(upTo(10));
    parts.add(new HeldOutScore("highest", 12, 12, new float[] {1}));
    assertThat(Calibration.of(parts, ThresholdRule.DEFAULT).history()).hasSize(1);
    List<HeldOutScore> many = new ArrayList<>(upTo(92));
    many.add(new HeldOutScore("passed over", 4000, 4000, new float[] {1}));
    ThresholdRule fivePercent = ThresholdRule.DEFAULT.withFalseCallRate(0.05);
    assertThat(Calibration.of(many, fivePercent).history()).hasSize(1);
    assertThat(Calibration.of(many, ThresholdRule.DEFAULT).history()).hasSize(2);
  }

  @Test
  void takesTheSecondLargestOf93ScoresForFivePercent() {
    Thresholds thresholds = Calibration.of(upTo(93), ThresholdRule.DEFAULT.withFalseCallRate(0.05));
    assertThat(thresholds.image()).isEqualTo((double) Math.nextUp(92f));
    assertThat(thresholds.pixelHigh()).isEqualTo((double) Math.nextUp(920f));
    assertThat(thresholds.promise().rate()).isEqualTo(0.05);
    assertThat(thresholds.promise().inWords())
        .isEqualTo("at most 5 % false calls with 95 % confidence, from 93 good parts");
  }

  @Test
  void opensTheReviewBandAtTheRankThatOnePictureInTwentyReaches() {
    // ceil(0.95 * 101) = 96
    assertThat(Calibration.of(upTo(100), ThresholdRule.DEFAULT).review())
        .isEqualTo((double) Math.nextUp(96f));
  }

  @Test
  void leavesTheReviewBandEmptyWhenThereAreTooFewPictures() {
    Thresholds thresholds = Calibration.of(upTo(18), ThresholdRule.DEFAULT);
    assertThat(thresholds.review()).isEqualTo(thresholds.image());
  }

  @Test
  void keepsThePictureThatSetTheThresholdAndItsTiesGood() {
    List<HeldOutScore> tied =
        IntStream.range(0, 50).mapToObj(i -> picture(i < 40 ? 1 : 7)).toList();
    assertThat(Calibration.of(tied, ThresholdRule.DEFAULT).image()).isGreaterThan(7);
  }

  @Test
  void liesAboveTheLargestScoreEvenWhereThirtyTwoBitsRoundItDown() {
    double score = 1 + 0x1p-40;
    assertThat(Calibration.of(List.of(picture(score)), ThresholdRule.DEFAULT).image())
        .isGreaterThan(score);
  }

  @Test
  void calibratesTheMedianGoodPictureToOneTenth() {
    double[] scores = {1, 2, 3, 4, 50};
    List<HeldOutScore> pictures = Arrays.stream(scores).mapToObj(CalibrationTest::picture).toList();
    Thresholds thresholds = Calibration.of(pictures, ThresholdRule.DEFAULT);
    assertThat(thresholds.calibrated(3)).isCloseTo(0.1, within(1e-9));
    assertThat(thresholds.calibrated(thresholds.image())).isEqualTo(0.5);
  }

  @Test
  void calibratesEvenWhenAllScoresAreEqual() {
    Thresholds thresholds = Calibration.of(List.of(picture(0), picture(0)), ThresholdRule.DEFAULT);
    assertThat(thresholds.spread()).isPositive();
    assertThat(thresholds.calibrated(thresholds.image())).isEqualTo(0.5);
    assertThat(thresholds.calibrated(0)).isLessThan(0.5);
  }

  @Test
  void growsRegionsThroughTheUpperQuantileOfGoodPixels() {
    float[] pixels = new float[1000];
    for (int i = 0; i < 1000; i++) {
      pixels[i] = i + 1;
    }
    HeldOutScore picture = new HeldOutScore("a", 1, 1000, pixels);
    assertThat(Calibration.of(List.of(picture), ThresholdRule.DEFAULT).pixelLow())
        .isEqualTo((double) Math.nextUp(995f));
  }

  @Test
  void countsPartsNotPicturesAndTakesThePartsWorst() {
    List<HeldOutScore> pictures =
        IntStream.range(0, 40)
            .mapToObj(i -> new HeldOutScore("part " + i % 10, i, i, new float[] {i}))
            .toList();
    Thresholds made = Calibration.of(pictures, ThresholdRule.DEFAULT);
    Thresholds fromWorst = Calibration.of(pictures.subList(30, 40), ThresholdRule.DEFAULT);
    assertThat(made.promise()).isEqualTo(fromWorst.promise());
    assertThat(made.promise().inWords()).contains("from 10 good parts");
    assertThat(made.image()).isEqualTo(fromWorst.image());
    assertThat(made.calibrated(34.5)).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void refusesToMakeThresholdsFromNothing() {
    assertThatThrownBy(() -> Calibration.of(List.of(), ThresholdRule.DEFAULT))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("598");
  }

  @Test
  void refusesAScoreThatIsNoNumber() {
    assertThatThrownBy(() -> picture(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsThePromiseForContinuousScores() {
    double broken = shareOfBrokenPromises(200, u -> u, t -> 1 - t, 0.02);
    assertThat(broken).isLessThan(0.0647); // 5 % + 3 standard errors
  }

  @Test
  void keepsTheReducedPromiseTightlyWhenPicturesAreFew() {
    double broken = shareOfBrokenPromises(60, u -> u, t -> 1 - t, 0.005);
    assertThat(broken).isBetween(0.0353, 0.0647);
  }

  @Test
  void keepsThePromiseForHeavyTails() {
    double broken = shareOfBrokenPromises(300, u -> 1 / (1 - u), t -> Math.min(1, 1 / t), 0.02);
    assertThat(broken).isLessThan(0.0647);
  }

  @Test
  void keepsThePromiseWhenScoresTie() {
    // P(floor(20 u) >= t) = 1 - ceil(t) / 20
    double broken =
        shareOfBrokenPromises(
            200, u -> Math.floor(20 * u), t -> Math.max(0, 1 - Math.ceil(t) / 20), 0.12);
    assertThat(broken).isLessThan(0.0647);
  }

  @Test
  void recordsWhoLoweredTheThresholdAndWithdrawsThePromise() {
    Thresholds made = Calibration.of(upTo(100), ThresholdRule.DEFAULT);
    Thresholds lowered =
        made.withImageThreshold(
            50, "Ann", "escapes on line 3", Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(lowered.image()).isEqualTo(50);
    assertThat(lowered.review()).isEqualTo(50);
    assertThat(lowered.promise().rate()).isEqualTo(1);
    assertThat(lowered.history()).hasSize(2);
    assertThat(lowered.history().get(1))
        .startsWith("2026-03-01T10:00:00Z Ann: image threshold 100.")
        .endsWith("-> 50.0, escapes on line 3; nothing is promised about false calls.");
  }

  @Test
  void keepsThePromiseWhenTheThresholdIsRaised() {
    Thresholds made = Calibration.of(upTo(100), ThresholdRule.DEFAULT);
    Thresholds raised = made.withImageThreshold(120, "Ann", "too many calls", Instant.EPOCH);
    assertThat(raised.promise()).isEqualTo(made.promise());
    assertThat(raised.review()).isEqualTo(made.review());
  }

  /** Of many draws of n held-out scores, how often the true false-call rate exceeds the promise. */
  private static double shareOfBrokenPromises(
      int n, DoubleUnaryOperator score, DoubleUnaryOperator falseCallRateAt, double wanted) {
    SplittableRandom random = new SplittableRandom(20_260_301);
    ThresholdRule rule = ThresholdRule.DEFAULT.withFalseCallRate(wanted);
    int broken = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      List<HeldOutScore> pictures =
          IntStream.range(0, n)
              .mapToObj(i -> picture(score.applyAsDouble(random.nextDouble())))
              .toList();
      Thresholds made = Calibration.of(pictures, rule);
      broken += falseCallRateAt.applyAsDouble(made.image()) > made.promise().rate() ? 1 : 0;
    }
    return (double) broken / DRAWS;
  }

  private static List<HeldOutScore> upTo(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(i -> new HeldOutScore("" + i, i, 10 * i, new float[] {i}))
        .toList();
  }

  private static HeldOutScore picture(double score) {
    return new HeldOutScore(
        "part " + PARTS.incrementAndGet(), score, score, new float[] {(float) score});
  }
}
