package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PredictionBoundTest {

  /** Student's t at 99.73 % two-sided: Guide to the Expression of Uncertainty, table G.2. */
  @Test
  void agreesWithThePublishedQuantiles() {
    assertThat(withoutTheRoot(2)).isCloseTo(235.8, within(0.05));
    assertThat(withoutTheRoot(5)).isCloseTo(6.62, within(0.005));
    assertThat(withoutTheRoot(11)).isCloseTo(3.96, within(0.005));
    assertThat(withoutTheRoot(21)).isCloseTo(3.42, within(0.005));
    assertThat(PredictionBound.of(3, 1_000_000)).isCloseTo(3, within(1e-4));
  }

  private static double withoutTheRoot(int values) {
    return PredictionBound.of(3, values) / Math.sqrt((values + 1.0) / (values - 1.0));
  }

  /** One deviation is exceeded in 15.9 % of cases, however few values there are. */
  @Test
  void isExceededAsOftenAsItSays() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int values : new int[] {2, 5, 12}) {
      double bound = PredictionBound.of(1, values);
      int exceeded = 0;
      int trials = 40_000;
      for (int i = 0; i < trials; i++) {
        exceeded += strange(random, values, bound) ? 1 : 0;
      }
      assertThat((double) exceeded / trials).isCloseTo(0.1587, within(0.006));
    }
  }

  private static boolean strange(RandomGenerator random, int values, double bound) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < values; i++) {
      double value = random.nextGaussian();
      sum += value;
      squares += value * value;
    }
    double mean = sum / values;
    double deviation = Math.sqrt(squares / values - mean * mean);
    return random.nextGaussian() > mean + bound * deviation;
  }

  /** Mean 3, deviation with the divisor n sqrt(2). */
  @Test
  void isGivenInTheUnitOfTheValues() {
    assertThat(PredictionBound.above(4, 1, 2, 3, 4, 5))
        .isCloseTo(3 + PredictionBound.of(4, 5) * Math.sqrt(2), within(1e-12));
  }

  @Test
  void refusesASingleValue() {
    assertThatThrownBy(() -> PredictionBound.of(3, 1)).hasMessageContaining("1 values");
  }
}
