package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ClopperPearsonTest {

  @Test
  void agreesWithScipy() {
    for (JsonNode golden : Golden.get("clopper_pearson")) {
      long successes = golden.path("successes").asLong();
      long trials = golden.path("trials").asLong();
      double confidence = golden.path("confidence").asDouble();
      Interval interval = ClopperPearson.interval(successes, trials, confidence);
      assertThat(interval.low()).isCloseTo(golden.path("low").asDouble(), within(1e-10));
      assertThat(interval.high()).isCloseTo(golden.path("high").asDouble(), within(1e-10));
      assertThat(ClopperPearson.upperBound(successes, trials, confidence))
          .isCloseTo(golden.path("upper").asDouble(), within(1e-10));
    }
  }

  @Test
  void solvesTheClosedFormOfZeroSuccesses() {
    // (1 - p)^n = 0.05
    assertThat(ClopperPearson.upperBound(0, 597, 0.95))
        .isCloseTo(1 - Math.pow(0.05, 1.0 / 597), within(1e-14));
    assertThat(ClopperPearson.lowerBound(10, 10, 0.95))
        .isCloseTo(Math.pow(0.05, 0.1), within(1e-14));
  }

  @Test
  void knowsNothingWithoutATrial() {
    assertThat(ClopperPearson.interval(0, 0, 0.95)).isEqualTo(new Interval(0, 1, 0.95));
  }

  @Test
  void mirrorsSuccessesAndFailures() {
    Interval rate = ClopperPearson.interval(3, 20, 0.9);
    Interval mirrored = ClopperPearson.interval(17, 20, 0.9);
    assertThat(rate.low()).isCloseTo(1 - mirrored.high(), within(1e-13));
    assertThat(rate.high()).isCloseTo(1 - mirrored.low(), within(1e-13));
  }

  @Test
  void holdsForPixelCountsOfAWholeTestSet() {
    Interval rate = ClopperPearson.interval(1_000_000, 100_000_000, 0.95);
    double half = 1.959964 * Math.sqrt(0.01 * 0.99 / 1e8);
    assertThat(rate.low()).isCloseTo(0.01 - half, within(1e-7));
    assertThat(rate.high()).isCloseTo(0.01 + half, within(1e-7));
  }

  @Test
  void refusesCountsAndConfidencesThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.interval(3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.interval(-1, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upperBound(1, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.lowerBound(1, 2, 95));
  }

  @Test
  void evaluatesTheIncompleteBetaFunction() {
    for (JsonNode golden : Golden.get("incomplete_beta")) {
      double value =
          IncompleteBeta.of(
              golden.path("x").asDouble(),
              golden.path("a").asDouble(),
              golden.path("b").asDouble());
      assertThat(value).isCloseTo(golden.path("value").asDouble(), within(1e-12));
    }
  }

  @Test
  void knowsWhatStirlingsFormulaLacks() {
    for (JsonNode golden : Golden.get("stirling_error")) {
      assertThat(IncompleteBeta.stirlingError(golden.get(0).asDouble()))
          .isCloseTo(golden.get(1).asDouble(), within(1e-13));
    }
  }

  @Test
  void evaluatesTheTailOfTheNormalDistributionAndItsInverse() {
    for (JsonNode golden : Golden.get("normal_tail")) {
      double x = golden.get(0).asDouble();
      double tail = golden.get(1).asDouble();
      assertThat(StandardNormal.above(x)).isCloseTo(tail, within(1e-12 * tail));
      assertThat(StandardNormal.exceededWith(tail)).isCloseTo(x, within(1e-11));
    }
    assertThat(StandardNormal.exceededWith(0.025)).isCloseTo(1.959963984540054, within(1e-13));
  }
}
