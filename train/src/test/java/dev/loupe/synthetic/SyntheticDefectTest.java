package dev.loupe.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SyntheticDefectTest {

  @RepeatedTest(40)
  void changesPixelsOnlyInsideItsMaskAndItsSoftEdge(RepetitionInfo repetition) {
    Picture good = noise(80, 60, 1);
    SyntheticDefect defect =
        SyntheticDefect.paint(
            good, noise(80, 60, 2), new SplittableRandom(repetition.getCurrentRepetition()));
    assertThat(defect.mask().area()).isPositive();
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 80; x++) {
        if (!nearMask(defect, x, y)) {
          assertThat(defect.picture().at(x, y, 0)).isEqualTo(good.at(x, y, 0));
        }
      }
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    Picture good = noise(50, 50, 1);
    Picture other = noise(50, 50, 2);
    assertThat(SyntheticDefect.paint(good, other, new SplittableRandom(4)).picture().rgb())
        .isEqualTo(SyntheticDefect.paint(good, other, new SplittableRandom(4)).picture().rgb());
  }

  @Test
  void comesSmallAndLarge() {
    Picture good = noise(100, 100, 1);
    SplittableRandom random = new SplittableRandom(11);
    int small = 0;
    int large = 0;
    for (int i = 0; i < 200; i++) {
      int area = SyntheticDefect.paint(good, good, random).mask().area();
      small += area < 100 ? 1 : 0;
      large += area > 300 ? 1 : 0;
    }
    assertThat(small).isGreaterThan(20);
    assertThat(large).isGreaterThan(10);
  }

  @Test
  void refusesPicturesOfTwoSizes() {
    assertThatThrownBy(
            () -> SyntheticDefect.paint(noise(9, 9, 1), noise(8, 9, 1), new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean nearMask(SyntheticDefect defect, int x, int y) {
    for (int v = Math.max(0, y - 1); v <= Math.min(59, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(79, x + 1); u++) {
        if (defect.mask().at(u, v)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Picture noise(int width, int height, long seed) {
    byte[] rgb = new byte[width * height * 3];
    new SplittableRandom(seed).nextBytes(rgb);
    return new Picture(width, height, rgb);
  }

  @Test
  void whatCannotBeSeenIsNoDefect() {
    Picture grey = plain(100);
    Mask square = square(10, 20);
    SyntheticDefect faint = new SyntheticDefect(changed(grey, square, 2), square);
    SyntheticDefect plain = new SyntheticDefect(changed(grey, square, 30), square);

    assertThat(faint.asSeen(grey).mask().area()).isZero();
    assertThat(plain.asSeen(grey).mask())
        .satisfies(seen -> assertThat(seen.set()).isEqualTo(square.set()));
    assertThat(plain.asSeen(grey).picture()).isSameAs(plain.picture());
  }

  @Test
  void grainCanBeSeenThoughTheMeanStays() {
    Picture grey = plain(100);
    Mask square = square(8, 24);
    byte[] rgb = grey.rgb().clone();
    for (int i = 0; i < square.set().length; i++) {
      if (square.set()[i]) {
        byte value = (byte) (100 + ((i + i / 32) % 2 == 0 ? 20 : -20));
        rgb[3 * i] = value;
        rgb[3 * i + 1] = value;
        rgb[3 * i + 2] = value;
      }
    }
    SyntheticDefect grain = new SyntheticDefect(new Picture(32, 32, rgb), square);

    assertThat(grain.asSeen(grey).mask().at(16, 16)).isTrue();
  }

  private static Picture plain(int value) {
    byte[] rgb = new byte[32 * 32 * 3];
    Arrays.fill(rgb, (byte) value);
    return new Picture(32, 32, rgb);
  }

  private static Mask square(int from, int to) {
    boolean[] set = new boolean[32 * 32];
    for (int y = from; y < to; y++) {
      Arrays.fill(set, y * 32 + from, y * 32 + to, true);
    }
    return new Mask(32, 32, set);
  }

  private static Picture changed(Picture good, Mask mask, int levels) {
    byte[] rgb = good.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] += mask.set()[i / 3] ? levels : 0;
    }
    return new Picture(good.width(), good.height(), rgb);
  }
}
