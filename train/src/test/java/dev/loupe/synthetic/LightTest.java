package dev.loupe.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.Picture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LightTest {

  private static final Picture GREYS = greys();

  @Test
  void withoutStrengthNothingChangesAndNothingIsDrawn() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(Light.changed(GREYS, 0, random)).isSameAs(GREYS);
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(1).nextLong());
  }

  /** v = 128 + g (v - 128) + 255 b keeps the order of greys, and their distances up to g. */
  @Test
  void changesContrastAndBrightnessWithinItsStrength() {
    double least = 2;
    double most = 0;
    for (int seed = 0; seed < 200; seed++) {
      Picture changed = Light.changed(GREYS, 0.2, new SplittableRandom(seed));
      double contrast = (changed.at(3, 0, 0) - changed.at(1, 0, 0)) / 80.0;
      least = Math.min(least, contrast);
      most = Math.max(most, contrast);
      assertThat(changed.at(2, 0, 1) - 128).isBetween(-21, 21);
    }
    assertThat(least).isBetween(0.78, 0.85);
    assertThat(most).isBetween(1.15, 1.22);
  }

  /** 0, 88, 128, 168, 255. */
  private static Picture greys() {
    int[] greys = {0, 88, 128, 168, 255};
    byte[] rgb = new byte[greys.length * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) greys[i / 3];
    }
    return new Picture(greys.length, 1, rgb);
  }
}
