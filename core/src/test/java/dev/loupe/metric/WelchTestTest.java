package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * With two degrees of freedom Student's distribution is elementary, p = 1 - |t| / sqrt(2 + t^2), so
 * those figures are worked out by hand. The others are SciPy 1.17.1's {@code ttest_ind(a, b,
 * equal_var=False)}.
 */
class WelchTestTest {

  @Test
  void agreesWithTwoRunsEachWorkedOutByHand() {
    // means 1 and 4, variances 2 and 2: standard error sqrt(2/2 + 2/2), t = -3 / sqrt 2
    WelchTest test = WelchTest.of(new double[] {0, 2}, new double[] {3, 5}).orElseThrow();
    assertThat(test.difference()).isEqualTo(-3);
    assertThat(test.standardError()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(test.degrees()).isCloseTo(2, within(1e-12));
    assertThat(test.pValue()).isCloseTo(1 - Math.sqrt(4.5 / 6.5), within(1e-12));
  }

  @Test
  void agreesWhenOneSideDoesNotScatter() {
    // variance 1 and 0: standard error sqrt(1/3), t = -3 sqrt 3, degrees of freedom 3 - 1
    WelchTest test = WelchTest.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}).orElseThrow();
    assertThat(test.degrees()).isCloseTo(2, within(1e-12));
    assertThat(test.pValue()).isCloseTo(1 - Math.sqrt(27.0 / 29), within(1e-12));
  }

  @Test
  void agreesWithScipyForUnequalNumbersOfRuns() {
    WelchTest test =
        WelchTest.of(
                new double[] {0.913, 0.921, 0.902, 0.937},
                new double[] {0.941, 0.952, 0.949, 0.938, 0.957, 0.944})
            .orElseThrow();
    assertThat(test.difference() / test.standardError()).isCloseTo(-3.60908696700608, within(1e-9));
    assertThat(test.degrees()).isCloseTo(3.9552195002255766, within(1e-9));
    assertThat(test.pValue()).isCloseTo(0.023011510325027365, within(1e-10));
  }

  @Test
  void saysNothingOfSingleRunsNorWithoutScatter() {
    assertThat(WelchTest.of(new double[] {1}, new double[] {2, 3})).isEmpty();
    assertThat(WelchTest.of(new double[] {1, 1}, new double[] {2, 2})).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WelchTest.of(new double[0], new double[] {1, 2}));
  }

  @Test
  void raisesSeveralChancesAfterHolm() {
    assertThat(WelchTest.holm(0.01, 0.04, 0.03)).containsExactly(0.03, 0.06, 0.06);
    assertThat(WelchTest.holm(0.9, 0.6)).containsExactly(1, 1);
    assertThat(WelchTest.holm()).isEmpty();
  }
}
