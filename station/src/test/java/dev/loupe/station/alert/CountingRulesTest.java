package dev.loupe.station.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.station.alert.Change.Kind;
import dev.loupe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Single NG, k of n, the same place, silence. */
class CountingRulesTest {

  @Test
  void saysOnceThatAPartIsNgHoweverManyFollow() {
    SingleNg rule = new SingleNg(true, 3);
    assertThat(Parts.answers(rule, Parts.of("..x.x..x...x"))).isEqualTo("--R-------CR");
  }

  @Test
  void doesNotCountDoubtfulPartsAsGoodOnes() {
    SingleNg rule = new SingleNg(true, 2);
    assertThat(Parts.answers(rule, Parts.of("x.?.0.."))).isEqualTo("R-----C");
  }

  @Test
  void raisesAtTheKthOfTheLastNAndClearsLower() {
    NgRate rule = new NgRate(true, 3, 5, 1);
    assertThat(Parts.answers(rule, Parts.of("x.x.x......"))).isEqualTo("----R--C---");
    assertThat(Parts.answers(rule, Parts.of("x..xx"))).isEqualTo("----R");
  }

  @Test
  void forgetsNgThatLieTooFarBack() {
    NgRate rule = new NgRate(true, 2, 4, 0);
    assertThat(Parts.answers(rule, Parts.of("x...x...x"))).doesNotContain("R");
    assertThat(Parts.answers(rule, Parts.of("x..x"))).isEqualTo("---R");
  }

  @Test
  void leavesPicturesThatSayNothingOutOfTheCount() {
    NgRate rule = new NgRate(true, 2, 3, 0);
    assertThat(Parts.answers(rule, Parts.of("x00000x"))).isEqualTo("------R");
  }

  @Test
  void raisesAndClearsInTurnOnAnyStream() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<SeenPart> parts = Parts.of(letters(random, 500));
      NgRate rate = new NgRate(true, 3, 8, random.nextInt(3));
      for (AlertRule<?> rule : List.of(new SingleNg(true, 2), rate)) {
        String changes = Parts.answers(rule, parts).replace("-", "");
        assertThat(changes).as("seed %d, %s", seed, rule.id()).matches("(RC)*R?").isNotEmpty();
      }
    }
  }

  @Test
  void isRaisedExactlyWhenAPlainCountSaysSo() {
    NgRate rule = new NgRate(true, 3, 6, 1);
    for (long seed = 0; seed < 100; seed++) {
      String letters = letters(new Random(seed), 300).replaceAll("[?0]", ".");
      String answers = Parts.answers(rule, Parts.of(letters));
      boolean raised = false;
      for (int i = 0; i < letters.length(); i++) {
        String window = letters.substring(Math.max(0, i - 5), i + 1);
        long ng = window.chars().filter(one -> one == 'x').count();
        boolean before = raised;
        raised = raised ? !(ng <= 1 && window.length() == 6) : ng >= 3;
        assertThat(answers.charAt(i) != '-')
            .as("seed %d at %d", seed, i)
            .isEqualTo(before != raised);
      }
    }
  }

  private static String letters(Random random, int count) {
    StringBuilder letters = new StringBuilder();
    random
        .ints(count, 0, 20)
        .forEach(n -> letters.append(n < 4 ? 'x' : n < 6 ? '?' : n < 7 ? '0' : '.'));
    return letters.toString();
  }

  @Test
  void findsAPlaceThatComesAgainAmongPlacesThatDoNot() {
    SamePosition rule = new SamePosition(true, 0.03, 4, 30, 1);
    Random random = new Random(7);
    SamePosition.State state = rule.initial();
    int raised = 0;
    for (int i = 0; i < 60; i++) {
      Spot chance = new Spot(random.nextDouble(), random.nextDouble());
      Spot worn = new Spot(0.4 + 0.01 * random.nextGaussian(), 0.7);
      boolean bad = i % 5 == 4;
      SeenPart part =
          bad
              ? Parts.part(i, Verdict.NG, 9, chance, worn)
              : Parts.part(i, Verdict.REVIEW, 2, chance);
      Step<SamePosition.State> step = rule.observe(state, part);
      state = step.state();
      for (Change change : step.changes()) {
        if (change.kind() == Kind.CONTINUED) {
          continue;
        }
        raised++;
        assertThat(change.kind()).isEqualTo(Kind.RAISED);
        assertThat(change.message()).contains("4 of the last 30");
      }
    }
    assertThat(raised).isEqualTo(1);
    assertThat(state.places()).hasSize(1);
    assertThat(state.places().get(0).isNear(new Spot(0.4, 0.7), 0.02)).isTrue();
  }

  @Test
  void countsAPartOnceForAPlaceAndIgnoresOkParts() {
    SamePosition rule = new SamePosition(true, 0.05, 3, 10, 0);
    Spot here = new Spot(0.5, 0.5);
    List<SeenPart> crowded =
        List.of(
            Parts.part(0, Verdict.NG, 9, here, here, here),
            Parts.part(1, Verdict.OK, 1, here),
            Parts.part(2, Verdict.NG, 9, here));
    assertThat(Parts.answers(rule, crowded)).isEqualTo("---");
  }

  @Test
  void clearsAPlaceOnceItHasLeftTheWindow() {
    SamePosition rule = new SamePosition(true, 0.05, 3, 6, 0);
    Spot here = new Spot(0.2, 0.2);
    StringBuilder expected = new StringBuilder("--R");
    java.util.ArrayList<SeenPart> parts = new java.util.ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(Parts.part(i, Verdict.NG, 9, here));
    }
    for (int i = 3; i < 10; i++) {
      parts.add(Parts.part(i, Verdict.OK, 1));
    }
    expected.append("-----C-");
    assertThat(Parts.answers(rule, parts)).isEqualTo(expected.toString());
  }

  @Test
  void raisesSilenceOnceAndEndsItAfterAFewPictures() {
    SilentStation rule = new SilentStation(true, Duration.ofMinutes(10), 1, 2);
    SilentStation.State state = rule.observe(rule.initial(), Parts.part(0, Verdict.OK, 1)).state();
    Instant start = Parts.START.minusSeconds(60);
    Step<SilentStation.State> early = rule.tick(state, Parts.LANE, after(599), start);
    assertThat(early.changes()).isEmpty();
    Step<SilentStation.State> late = rule.tick(early.state(), Parts.LANE, after(600), start);
    assertThat(late.changes()).extracting(Change::kind).containsExactly(Kind.RAISED);
    Step<SilentStation.State> later = rule.tick(late.state(), Parts.LANE, after(9000), start);
    assertThat(later.changes()).isEmpty();
    Step<SilentStation.State> first = rule.observe(later.state(), Parts.part(9001, Verdict.OK, 1));
    assertThat(first.changes()).isEmpty();
    Step<SilentStation.State> second = rule.observe(first.state(), Parts.part(9002, Verdict.NG, 1));
    assertThat(second.changes()).extracting(Change::kind).containsExactly(Kind.CLEARED);
  }

  @Test
  void doesNotBlameTheLineForAServerThatWasOff() {
    SilentStation rule = new SilentStation(true, Duration.ofMinutes(10), 1, 1);
    SilentStation.State state = rule.observe(rule.initial(), Parts.part(0, Verdict.OK, 1)).state();
    Instant started = after(100_000);
    assertThat(rule.tick(state, Parts.LANE, after(100_599), started).changes()).isEmpty();
    assertThat(rule.tick(state, Parts.LANE, after(100_600), started).changes()).hasSize(1);
  }

  @Test
  void watchesOnlyLanesThatRan() {
    SilentStation rule = new SilentStation(true, Duration.ofMinutes(10), 3, 1);
    SilentStation.State state = rule.initial();
    for (int second : new int[] {0, 1, 700}) {
      state = rule.observe(state, Parts.part(second, Verdict.OK, 1)).state();
    }
    assertThat(rule.tick(state, Parts.LANE, after(5000), Parts.START).changes()).isEmpty();
    for (int second : new int[] {701, 702}) {
      state = rule.observe(state, Parts.part(second, Verdict.OK, 1)).state();
    }
    assertThat(rule.tick(state, Parts.LANE, after(5000), Parts.START).changes()).hasSize(1);
  }

  private static Instant after(int seconds) {
    return Parts.START.plusSeconds(seconds);
  }

  @Test
  void refusesRulesThatCannotWork() {
    assertThatThrownBy(() -> new NgRate(true, 3, 2, 0)).hasMessageContaining("count");
    assertThatThrownBy(() -> new NgRate(true, 3, 5, 3)).hasMessageContaining("clear");
    assertThatThrownBy(() -> new SamePosition(true, 0, 3, 5, 1)).hasMessageContaining("radius");
    assertThatThrownBy(() -> new ScoreDrift(true, 10, 0.5, 14)).hasMessageContaining("reference");
    assertThatThrownBy(() -> new SilentStation(true, Duration.ZERO, 1, 1))
        .hasMessageContaining("quiet");
  }
}
