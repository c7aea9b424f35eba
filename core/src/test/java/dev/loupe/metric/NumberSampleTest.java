package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumberSampleTest {

  @Test
  void keepsAllWhileTheyAreFew() {
    NumberSample sample = new NumberSample();
    for (double value : new double[] {5, 1, 4, 2}) {
      sample.add(value);
    }
    assertThat(sample.values()).containsExactly(5, 1, 4, 2);
    assertThat(sample.median()).hasValue(3);
    assertThat(sample.complete()).isTrue();
  }

  @Test
  void hasNoMedianOfNothing() {
    assertThat(new NumberSample().median()).isEmpty();
  }

  @Test
  void isFairWhenTheyAreMany() {
    NumberSample sample = new NumberSample();
    int count = 1_000_000;
    for (int i = 0; i < count; i++) {
      sample.add(i);
    }
    assertThat(sample.values()).hasSize(NumberSample.LIMIT).doesNotHaveDuplicates();
    assertThat(sample.median().orElseThrow()).isCloseTo(count / 2.0, within(0.01 * count));
    assertThat(sample.seen()).isEqualTo(count);
    assertThat(sample.complete()).isFalse();
  }
}
