package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.image.Mask;
import org.junit.jupiter.api.Test;

class LocalisationTest {

  @Test
  void countsPixelsAndAveragesOverDefects() {
    Localisation localisation = new Localisation();
    localisation.add(
        "a", PixelMetricsTest.mask(4, "##  ", "   #"), PixelMetricsTest.mask(4, "#  #", "   #"));
    localisation.add("b", PixelMetricsTest.mask(4, "#   "), Mask.empty(4, 1));
    assertThat(localisation.counts()).isEqualTo(new ConfusionCounts(2, 1, 2, 7));
    assertThat(localisation.counts().accuracy()).hasValue(9 / 12.0);
    assertThat(localisation.counts().iou()).hasValue(2 / 5.0);
    assertThat(localisation.counts().f1()).hasValue(4 / 7.0);
    assertThat(localisation.pro()).hasValueCloseTo((1 + 0.5) / 2, within(1e-12));
  }

  @Test
  void showsThatAnEmptyPredictionHasHighAccuracyAndNoOverlap() {
    Localisation localisation = new Localisation();
    localisation.add("a", Mask.empty(10, 1), PixelMetricsTest.mask(10, "#         "));
    assertThat(localisation.counts().accuracy()).hasValue(0.9);
    assertThat(localisation.counts().iou()).hasValue(0);
    assertThat(localisation.pro()).hasValue(0);
  }

  @Test
  void definesNoOverlapWithoutADefect() {
    Localisation localisation = new Localisation();
    assertThat(localisation.counts().accuracy()).isEmpty();
    localisation.add("a", Mask.empty(3, 3), Mask.empty(3, 3));
    assertThat(localisation.pro()).isEmpty();
    assertThat(localisation.counts().iou()).isEmpty();
  }

  @Test
  void refusesMasksOfDifferentSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Localisation().add("board/7.png", Mask.empty(2, 3), Mask.empty(3, 2)))
        .withMessageContaining("board/7.png");
  }
}
