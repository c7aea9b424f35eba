package dev.loupe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakScoreTest {

  private static final float[] MAP = {0, 5, 1, 9, 2, 7, 3, 1};

  @Test
  void isTheHighestPixelAtShareZeroAndTheMeanOfAllAtShareOne() {
    assertThat(new PeakScore(0).of(MAP)).isEqualTo(9);
    assertThat(new PeakScore(0.25).of(MAP)).isEqualTo(8);
    assertThat(new PeakScore(1).of(MAP)).isCloseTo(3.5f, within(1e-6f));
    assertThat(MAP[0]).isZero();
  }
}
