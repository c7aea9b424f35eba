package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The silhouette against cases that can be computed by hand. */
class SilhouetteTest {

  @Test
  void isTheMeanOverThePoints() {
    // On a line at 0, 2 and 10: (11 - 2) ... for 0: a = 2, b = 10; for 2: a = 2, b = 8; 10 is
    // alone.
    double[][] distances = {{0, 2, 10}, {2, 0, 8}, {10, 8, 0}};

    double mean = Silhouette.mean(distances, new int[] {0, 0, 1}, 2);

    assertThat(mean).isCloseTo((8.0 / 10 + 6.0 / 8 + 0) / 3, within(1e-12));
  }

  @Test
  void isBelowZeroForPointsInTheWrongGroup() {
    double[][] distances = {{0, 10, 1}, {10, 0, 10}, {1, 10, 0}};

    assertThat(Silhouette.mean(distances, new int[] {0, 0, 1}, 2)).isNegative();
  }

  @Test
  void isZeroWhereAllPointsCoincide() {
    assertThat(Silhouette.mean(new double[4][4], new int[] {0, 0, 1, 1}, 2)).isZero();
  }
}
