package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanAndDeviationTest {

  @Test
  void dividesByOneLessThanTheRuns() {
    MeanAndDeviation figure = MeanAndDeviation.of(0.90, 0.92, 0.94);
    assertThat(figure.mean()).isCloseTo(0.92, within(1e-15));
    assertThat(figure.deviation()).hasValueCloseTo(0.02, within(1e-15));
    assertThat(figure).hasToString("0.920 ± 0.020 (3 runs)");
  }

  @Test
  void knowsNoDeviationOfASingleRun() {
    assertThat(MeanAndDeviation.of(0.9).deviation()).isEmpty();
    assertThat(MeanAndDeviation.of(0.9)).hasToString("0.900 (1 run)");
  }

  @Test
  void refusesNoRunAndRunsWithoutANumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> MeanAndDeviation.of());
    assertThatIllegalArgumentException().isThrownBy(() -> MeanAndDeviation.of(1, Double.NaN));
  }
}
