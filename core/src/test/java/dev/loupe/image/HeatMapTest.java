package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static Picture flat(int width, int height, int level) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) level);
    return new Picture(width, height, rgb);
  }

  private static AnomalyMap ramp(int width, int height) {
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % width;
    }
    return new AnomalyMap(width, height, values);
  }

  @Test
  void leavesThePictureAsItIsUpToTheLowValue() {
    Picture shown = HeatMap.between(5, 10).over(flat(20, 4, 90), ramp(20, 4));
    for (int x = 0; x <= 5; x++) {
      assertThat(shown.at(x, 2, 0)).isEqualTo(90);
      assertThat(shown.at(x, 2, 2)).isEqualTo(90);
    }
    assertThat(shown.at(9, 2, 0)).isNotEqualTo(90);
  }

  @Test
  void showsOneColourFromTheHighValueOn() {
    Picture shown = new HeatMap(0, 10, 1).over(flat(20, 4, 0), ramp(20, 4));
    assertThat(shown.at(10, 1, 0)).isEqualTo(shown.at(19, 1, 0)).isGreaterThan(240);
    assertThat(shown.at(10, 1, 1)).isEqualTo(shown.at(19, 1, 1)).isGreaterThan(240);
  }

  @Test
  void growsLighterWithEveryStep() {
    byte[] table = Inferno.table(64);
    double before = -1;
    for (int step = 0; step < 64; step++) {
      double lightness = 0;
      for (int c = 0; c < 3; c++) {
        double share = (table[3 * step + c] & 0xff) / 255.0;
        lightness += new double[] {0.2126, 0.7152, 0.0722}[c] * Math.pow(share, 2.2);
      }
      assertThat(lightness).isGreaterThan(before);
      before = lightness;
    }
  }

  @Test
  void drawsTheLineOutsideTheRegion() {
    Mask mask = Mask.empty(9, 9);
    mask.set()[4 * 9 + 4] = true;
    Picture shown = HeatMap.outlined(flat(9, 9, 10), ConnectedRegions.of(mask));
    assertThat(shown.at(4, 4, 1)).isEqualTo(10);
    assertThat(shown.at(3, 3, 1)).isEqualTo(255);
    assertThat(shown.at(5, 4, 1)).isEqualTo(255);
    assertThat(shown.at(6, 4, 1)).isEqualTo(10);
  }

  @Test
  void refusesAMapOfAnotherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeatMap.between(0, 1).over(flat(3, 3, 0), ramp(4, 3)))
        .withMessageContaining("4 x 3");
  }

  @Test
  void refusesAScaleThatDoesNotRunUpwards() {
    assertThatIllegalArgumentException().isThrownBy(() -> HeatMap.between(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> HeatMap.between(Double.NaN, 1));
  }
}
