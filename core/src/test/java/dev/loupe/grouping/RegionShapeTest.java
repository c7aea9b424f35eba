package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.image.ConnectedRegions;
import org.junit.jupiter.api.Test;

/** Area and elongation of shapes that can be computed by hand. */
class RegionShapeTest {

  private static final int SIDE = 40;

  @Test
  void callsASquareRound() {
    RegionShape square = shape((x, y) -> x >= 5 && x < 15 && y >= 20 && y < 30);

    assertThat(square.logElongation()).isCloseTo(0, within(1e-9));
    assertThat(square.logArea()).isCloseTo(Math.log(100.0 / 1600), within(1e-9));
  }

  @Test
  void tellsHowManyTimesLongerABarIs() {
    RegionShape bar = shape((x, y) -> x >= 2 && x < 34 && y >= 10 && y < 14);

    assertThat(Math.exp(bar.logElongation())).isCloseTo(8, within(1e-9));
  }

  @Test
  void doesNotMindHowABarIsTurnedOrWhereItLies() {
    RegionShape lying = shape((x, y) -> x >= 2 && x < 34 && y >= 10 && y < 14);
    RegionShape standing = shape((x, y) -> x >= 30 && x < 34 && y >= 4 && y < 36);

    assertThat(standing.logElongation()).isCloseTo(lying.logElongation(), within(1e-9));
  }

  @Test
  void callsADiagonalLong() {
    RegionShape diagonal = shape((x, y) -> Math.abs(x - y) <= 1);

    assertThat(Math.exp(diagonal.logElongation())).isGreaterThan(10);
  }

  @Test
  void callsASinglePixelRound() {
    assertThat(shape((x, y) -> x == 3 && y == 3).logElongation()).isCloseTo(0, within(1e-9));
  }

  private interface Inside {
    boolean holds(int x, int y);
  }

  private static RegionShape shape(Inside inside) {
    boolean[] set = new boolean[SIDE * SIDE];
    for (int i = 0; i < set.length; i++) {
      set[i] = inside.holds(i % SIDE, i / SIDE);
    }
    return RegionShape.of(ConnectedRegions.of(SIDE, SIDE, set), 1);
  }
}
