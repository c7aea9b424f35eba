package dev.loupe.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DynamicThresholdTest {

  @Test
  void findsTheStretchThatStandsOut() {
    double[] errors = quiet(200);
    errors[80] = 4;
    errors[81] = 5;
    errors[82] = 4.5;
    DynamicThreshold found = DynamicThreshold.of(errors);
    assertThat(found.stretches()).containsExactly(new DynamicThreshold.Stretch(80, 83, 5));
    assertThat(found.epsilon()).isBetween(1.2, 4.0);
  }

  @Test
  void aSequenceThatIsTheSameEverywhereHasNone() {
    double[] errors = new double[50];
    java.util.Arrays.fill(errors, 0.3);
    DynamicThreshold found = DynamicThreshold.of(errors);
    assertThat(found.stretches()).isEmpty();
    assertThat(found.epsilon()).isInfinite();
  }

  @Test
  void whatBarelyExceedsTheRestIsPruned() {
    double[] errors = quiet(200);
    errors[20] = 1.25;
    assertThat(DynamicThreshold.of(errors).stretches()).isEmpty();
    assertThat(DynamicThreshold.of(errors, 0).stretches()).isNotEmpty();
  }

  @Test
  void aLesserPeakBehindALastLargeDropIsKeptToo() {
    double[] errors = quiet(400);
    errors[50] = 9;
    errors[200] = 8.5;
    assertThat(DynamicThreshold.of(errors).stretches())
        .extracting(DynamicThreshold.Stretch::from)
        .containsExactly(50, 200);
  }

  @Test
  void isTheSameInAnyUnit() {
    double[] errors = quiet(200);
    errors[80] = 6;
    double[] larger = java.util.Arrays.stream(errors).map(error -> 1000 * error).toArray();
    assertThat(DynamicThreshold.of(larger).stretches())
        .extracting(DynamicThreshold.Stretch::from)
        .isEqualTo(
            DynamicThreshold.of(errors).stretches().stream()
                .map(DynamicThreshold.Stretch::from)
                .toList());
  }

  @Test
  void nothingToMeasureIsAMistake() {
    assertThatThrownBy(() -> DynamicThreshold.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Errors around 1, none over 1.2. */
  private static double[] quiet(int length) {
    Random random = new Random(1);
    double[] errors = new double[length];
    for (int i = 0; i < length; i++) {
      errors[i] = 1 + 0.2 * Math.max(-1, Math.min(1, random.nextGaussian() / 2));
    }
    return errors;
  }
}
