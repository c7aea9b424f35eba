package dev.loupe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.Moments;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {

  @Test
  void isMeanAndDeviationOverAllRows() {
    Moments moments = new Moments(2);
    moments.add(new float[] {1, 1000, 3, 1002});
    moments.add(new float[] {5, 1004, 7, 1006});
    FeatureScale scale = FeatureScale.of(moments);
    assertThat(scale.mean()).containsExactly(4, 1003);
    assertThat(scale.deviation()[0]).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(scale.deviation()[1]).isCloseTo(Math.sqrt(5), within(1e-9));
  }

  @Test
  void bringsRowsToMeanZeroAndDeviationOne() {
    float[] rows = {1, 1000, 3, 1002, 5, 1004};
    Moments moments = new Moments(2);
    moments.add(rows);
    FeatureScale.of(moments).apply(rows);
    assertThat(rows[0] + rows[2] + rows[4]).isCloseTo(0, within(1e-5f));
    assertThat(rows[0] * rows[0] + rows[2] * rows[2] + rows[4] * rows[4])
        .isCloseTo(3, within(1e-5f));
  }

  @Test
  void doesNotBlowUpADimensionThatNeverVaries() {
    Moments moments = new Moments(2);
    moments.add(new float[] {1, 5, 3, 5});
    float[] row = {2, 5};
    FeatureScale scale = FeatureScale.of(moments);
    scale.apply(row);
    assertThat(row[1]).isZero();
    assertThat(scale.deviation()[1]).isPositive();
  }
}
