package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefectComponentsTest {

  @Test
  void joinsPixelsThatTouchAtACorner() {
    DefectComponents components =
        DefectComponents.of(PixelMetricsTest.mask(5, "#   #", " # # ", "  #  ", "     ", "#   #"));
    assertThat(components.areas()).containsExactly(5, 1, 1);
    assertThat(components.labels()[4 * 5]).isEqualTo(1);
    assertThat(components.labels()[1]).isEqualTo(-1);
  }

  @Test
  void doesNotJoinAcrossTheEdgesOfThePicture() {
    assertThat(DefectComponents.of(PixelMetricsTest.mask(3, "  #", "#  ", "  #")).areas())
        .containsExactly(1, 1, 1);
  }

  @Test
  void takesAMaskThatIsFull() {
    assertThat(DefectComponents.of(PixelMetricsTest.mask(300, "#".repeat(90_000))).areas())
        .containsExactly(90_000);
  }
}
