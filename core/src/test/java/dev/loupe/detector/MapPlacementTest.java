package dev.loupe.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.image.AnomalyMap;
import org.junit.jupiter.api.Test;

class MapPlacementTest {

  @Test
  void coversTheWholePictureWhenNothingIsCropped() {
    MapPlacement placement = MapPlacement.of(InputGeometry.whole(64), 500, 1250);
    assertThat(placement.inspectedShare()).isEqualTo(1);
    assertThat(placement.width()).isEqualTo(500);
  }

  @Test
  void saysHowMuchACentreCropNeverSees() {
    MapPlacement placement = MapPlacement.of(InputGeometry.centerCrop(288, 329), 329, 329);
    assertThat(placement.inspectedShare()).isCloseTo(288.0 * 288 / (329.0 * 329), within(1e-12));
  }

  @Test
  void keepsAConstantMapConstant() {
    AnomalyMap map = new AnomalyMap(8, 8, filled(64, 3));
    assertThat(MapPlacement.of(InputGeometry.whole(8), 33, 21).spread(map).values())
        .containsOnly(3f);
  }

  @Test
  void putsAPeakWhereItLiesInThePicture() {
    float[] values = new float[64];
    values[2 * 8 + 5] = 1;
    AnomalyMap spread =
        MapPlacement.of(InputGeometry.whole(8), 80, 40).spread(new AnomalyMap(8, 8, values));
    assertThat(spread.at(54, 12)).isGreaterThan(0.8f);
    assertThat(spread.at(5, 5)).isZero();
  }

  @Test
  void givesUnseenPixelsTheSmallestValue() {
    float[] values = filled(64, 2);
    values[0] = -1;
    AnomalyMap spread =
        MapPlacement.of(InputGeometry.centerCrop(8, 16), 32, 32)
            .spread(new AnomalyMap(8, 8, values));
    assertThat(spread.at(0, 0)).isEqualTo(-1);
    assertThat(spread.at(16, 16)).isEqualTo(2);
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
