package dev.loupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void areMeanAndVarianceOverAllRowsOfAllCalls() {
    Moments moments = new Moments(2);
    moments.add(new float[] {1, 5, 3, 5});
    moments.add(new float[] {8, 5});
    assertThat(moments.mean()).containsExactly(4, 5);
    assertThat(moments.variance()[0]).isCloseTo(26 / 3.0, within(1e-12));
    assertThat(moments.variance()[1]).isZero();
  }

  @Test
  void withoutSomeRowsAreThoseOfTheRest() {
    Moments moments = new Moments(1);
    moments.add(new float[] {7, 1, 2, 9, 3});
    Moments rest = moments.without(new float[] {7, 9});
    assertThat(rest.rows()).isEqualTo(3);
    assertThat(rest.mean()[0]).isCloseTo(2, within(1e-12));
    assertThat(rest.variance()[0]).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(moments.rows()).isEqualTo(5);
  }

  @Test
  void loseNothingFarFromZero() {
    Moments moments = new Moments(1);
    float far = 1 << 23;
    moments.add(new float[] {far, far + 1, far + 2, far + 3});
    assertThat(moments.mean()[0]).isEqualTo((1 << 23) + 1.5);
    assertThat(moments.variance()[0]).isEqualTo(1.25);
  }
}
