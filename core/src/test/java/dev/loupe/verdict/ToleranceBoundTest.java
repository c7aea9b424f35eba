package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ToleranceBoundTest {

  @Test
  void needs598PicturesForHalfAPercentWith95PercentConfidence() {
    assertThat(ToleranceBound.imagesNeeded(0.005, 0.95)).isEqualTo(598);
    assertThat(Math.pow(0.995, 598)).isLessThan(0.05);
    assertThat(Math.pow(0.995, 597)).isGreaterThan(0.05);
  }

  @Test
  void needsTheTextbooks59And299Pictures() {
    assertThat(ToleranceBound.imagesNeeded(0.05, 0.95)).isEqualTo(59);
    assertThat(ToleranceBound.imagesNeeded(0.01, 0.95)).isEqualTo(299);
  }

  @Test
  void acceptsAnExactEquality() {
    assertThat(ToleranceBound.imagesNeeded(0.5, 0.75)).isEqualTo(2);
    assertThat(ToleranceBound.exceedances(2, 0.5, 0.75)).isZero();
  }

  @Test
  void allowsTheTextbooksNumberOfScoresAboveTheLine() {
    // One-sided tolerance limits for 95 % content with 95 % confidence (Somerville 1958):
    // 59, 93, 124, 153, 181 scores for the largest, second, third ... as the limit.
    int[] least = {59, 93, 124, 153, 181};
    for (int m = 0; m < least.length; m++) {
      assertThat(ToleranceBound.exceedances(least[m], 0.05, 0.95)).isEqualTo(m);
      assertThat(ToleranceBound.exceedances(least[m] - 1, 0.05, 0.95)).isEqualTo(m - 1);
    }
  }

  @Test
  void promisesWhatTheLargestScoreAllows() {
    assertThat(ToleranceBound.promisable(100, 0.95)).isCloseTo(0.029513, within(1e-6));
    assertThat(Math.pow(1 - ToleranceBound.promisable(7, 0.9), 7)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void agreesWithExactArithmeticForThousandsOfPictures() {
    assertThat(ToleranceBound.exceedances(5000, 0.005, 0.95))
        .isEqualTo(exact(5000, "0.005", "0.05"));
    assertThat(ToleranceBound.exceedances(300, 0.5, 0.99)).isEqualTo(exact(300, "0.5", "0.01"));
  }

  @Test
  void survivesProbabilitiesBelowTheSmallestDouble() {
    assertThat(ToleranceBound.exceedances(1_000_000, 0.005, 0.95)).isBetween(4_870, 4_890);
  }

  private static int exact(int n, String rate, String tail) {
    MathContext digits = new MathContext(60);
    BigDecimal p = new BigDecimal(rate);
    BigDecimal q = BigDecimal.ONE.subtract(p);
    BigDecimal term = q.pow(n, digits);
    BigDecimal cumulated = term;
    int m = -1;
    while (cumulated.compareTo(new BigDecimal(tail)) <= 0) {
      m++;
      term = term.multiply(BigDecimal.valueOf(n - m)).multiply(p);
      term = term.divide(q.multiply(BigDecimal.valueOf(m + 1)), digits);
      cumulated = cumulated.add(term, digits);
    }
    return m;
  }
}
