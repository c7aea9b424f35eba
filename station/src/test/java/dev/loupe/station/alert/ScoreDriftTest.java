package dev.loupe.station.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Json;
import dev.loupe.station.alert.Change.Kind;
import dev.loupe.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScoreDriftTest {

  private static final ScoreDrift RULE = ScoreDrift.DEFAULT;

  /** How many parts after the drift began the rule raised; -1 for never. */
  private static int delay(long seed, DoubleUnaryOperator score, double drift, int parts) {
    Random random = new Random(seed);
    ScoreDrift.State state = RULE.initial();
    for (int i = 0; i < RULE.reference() + parts; i++) {
      double gauss = random.nextGaussian() + (i < RULE.reference() ? 0 : drift);
      Step<ScoreDrift.State> step =
          RULE.observe(state, Parts.part(i, Verdict.OK, score.applyAsDouble(gauss)));
      state = step.state();
      if (!step.changes().isEmpty()) {
        return i + 1 - RULE.reference();
      }
    }
    return -1;
  }

  @Test
  void findsADriftOfOneDeviationSoonInEitherDirection() {
    for (double drift : new double[] {1, -1}) {
      int[] delays = new int[50];
      Arrays.setAll(delays, seed -> delay(seed, x -> x, drift, 400));
      assertThat(delays).doesNotContain(-1);
      assertThat(Arrays.stream(delays).average().orElseThrow()).isBetween(18.0, 45.0);
    }
  }

  @Test
  void asksNotHowScoresAreDistributed() {
    for (long seed = 0; seed < 20; seed++) {
      int plain = delay(seed, x -> x, 1.5, 400);
      int skewed = delay(seed, x -> Math.exp(2 * x), 1.5, 400);
      assertThat(skewed).as("seed %d", seed).isEqualTo(plain);
    }
  }

  /**
   * The stated false-alarm rate, with normal scores straight from uniform ranks: 300 lines of
   * 10,000 good parts each, 1 % of which may ring. 10 of 300 would come by chance once in a
   * thousand.
   */
  @Test
  @Tag("slow")
  void ringsInVainOnAboutOneInAHundredRunsOfTenThousand() {
    int rings = 0;
    for (long seed = 0; seed < 300; seed++) {
      rings += ringsInVain(new Random(seed)) ? 1 : 0;
    }
    assertThat(rings).isLessThan(10);
  }

  private static boolean ringsInVain(Random random) {
    double[] reference = random.doubles(RULE.reference()).sorted().toArray();
    double up = 0;
    double down = 0;
    for (int i = 0; i < 10_000; i++) {
      int at = -Arrays.binarySearch(reference, random.nextDouble()) - 1;
      double z = NormalQuantile.of((Math.abs(at) + 0.5) / (RULE.reference() + 1));
      up = Math.max(0, up + z - RULE.slack());
      down = Math.max(0, down - z - RULE.slack());
      if (Math.max(up, down) >= RULE.limit()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void endsWhenTheScoresComeBackAndStaysQuietBetween() {
    Random random = new Random(3);
    List<SeenPart> parts = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      double drift = i >= 400 && i < 700 ? 2 : 0;
      parts.add(Parts.part(i, Verdict.OK, random.nextGaussian() + drift));
    }
    String answers = Parts.answers(RULE, parts);
    assertThat(answers.replace("-", "")).isEqualTo("RC");
    assertThat(answers.indexOf('R')).isBetween(400, 430);
    assertThat(answers.indexOf('C')).isBetween(700, 760);
  }

  @Test
  void looksAtGoodPartsOnly() {
    Random random = new Random(5);
    List<SeenPart> parts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      boolean bad = i > 320 && i % 2 == 0;
      double score = random.nextGaussian() + (bad ? 50 : 0);
      parts.add(Parts.part(i, bad ? Verdict.NG : Verdict.OK, score));
    }
    assertThat(Parts.answers(RULE, parts)).doesNotContain("R");
  }

  @Test
  void saysNothingWhileItLearnsAndToleratesEqualScores() {
    List<SeenPart> parts = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      parts.add(Parts.part(i, Verdict.OK, 0.25));
    }
    assertThat(Parts.answers(RULE, parts)).doesNotContain("R");
  }

  @Test
  void letsGoOfAModelThatIsNoLongerUsed() {
    ScoreDrift.State raised =
        new ScoreDrift.State(List.of(1f), 15, 0, true, java.util.Optional.of(Parts.START));
    assertThat(
            RULE.tick(raised, Parts.LANE, Parts.START.plus(Duration.ofHours(23)), Parts.START)
                .changes())
        .isEmpty();
    Step<ScoreDrift.State> step =
        RULE.tick(raised, Parts.LANE, Parts.START.plus(Duration.ofHours(25)), Parts.START);
    assertThat(step.changes()).extracting(Change::kind).containsExactly(Kind.CLEARED);
    assertThat(step.state().raised()).isFalse();
  }

  @Test
  @Tag("slow")
  void statesSurviveTheDatabase() throws Exception {
    Random random = new Random(11);
    ScoreDrift.State kept = RULE.initial();
    ScoreDrift.State stored = kept;
    for (int i = 0; i < 400; i++) {
      SeenPart part = Parts.part(i, Verdict.OK, random.nextGaussian());
      kept = RULE.observe(kept, part).state();
      String json = Json.mapper().writeValueAsString(RULE.observe(stored, part).state());
      stored = Json.mapper().readValue(json, ScoreDrift.State.class);
    }
    assertThat(stored).isEqualTo(kept);
  }

  @Test
  void knowsTheNormalQuantiles() {
    assertThat(NormalQuantile.of(0.5)).isCloseTo(0, within(1e-9));
    assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963985, within(1e-8));
    assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306, within(1e-8));
    assertThat(NormalQuantile.of(0.9999)).isCloseTo(3.719016485, within(1e-8));
  }
}
