package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SortedNumbersTest {

  private static final double[] NUMBERS = {-1, 0, 0, 0.5, 2, 2, 2};

  @Test
  void sortsTheNumbersOfAllMaps() {
    assertThat(SortedNumbers.of(List.of(new float[] {2, -1}, new float[0], new float[] {0.5f})))
        .containsExactly(-1, 0.5, 2);
  }

  @Test
  void countsWhatLiesBelow() {
    assertThat(SortedNumbers.countBelow(NUMBERS, -3)).isZero();
    assertThat(SortedNumbers.countBelow(NUMBERS, 0)).isEqualTo(1);
    assertThat(SortedNumbers.countBelow(NUMBERS, 1)).isEqualTo(4);
    assertThat(SortedNumbers.countBelow(NUMBERS, 2)).isEqualTo(4);
    assertThat(SortedNumbers.countBelow(NUMBERS, 3)).isEqualTo(7);
  }

  @Test
  void countsWhatIsEqualToo() {
    assertThat(SortedNumbers.countUpTo(NUMBERS, -3)).isZero();
    assertThat(SortedNumbers.countUpTo(NUMBERS, 0)).isEqualTo(3);
    assertThat(SortedNumbers.countUpTo(NUMBERS, -0.0)).isEqualTo(3);
    assertThat(SortedNumbers.countUpTo(NUMBERS, 2)).isEqualTo(7);
  }

  @Test
  void countsAmongNothing() {
    assertThat(SortedNumbers.countBelow(new double[0], 1)).isZero();
    assertThat(SortedNumbers.countUpTo(new double[0], 1)).isZero();
  }
}
