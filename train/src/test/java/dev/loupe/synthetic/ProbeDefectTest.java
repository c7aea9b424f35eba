package dev.loupe.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.Picture;
import dev.loupe.method.Stripes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeDefectTest {

  private static final Picture GOOD = Stripes.picture(1);

  @ParameterizedTest
  @EnumSource
  void changesThePictureWhereTheMaskIsAndNotBeyondWhatTheEyeSees(ProbeDefect kind) {
    SyntheticDefect defect = kind.paint(GOOD, new SplittableRandom(3)).orElseThrow();
    assertThat(defect.mask().area()).isBetween(9, GOOD.width() * GOOD.height() / 2);
    for (int y = 0; y < GOOD.height(); y++) {
      for (int x = 0; x < GOOD.width(); x++) {
        assertThat(change(defect.picture(), x, y) >= ProbeDefect.VISIBLE)
            .isEqualTo(defect.mask().at(x, y));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void paintsTheSameFromTheSameSeed(ProbeDefect kind) {
    SyntheticDefect first = kind.paint(GOOD, new SplittableRandom(5)).orElseThrow();
    SyntheticDefect second = kind.paint(GOOD, new SplittableRandom(5)).orElseThrow();
    assertThat(first.picture().rgb()).isEqualTo(second.picture().rgb());
  }

  @Test
  void saysThatNothingCanBeSeenWhereAPlainPieceIsTurned() {
    byte[] plain = new byte[64 * 64 * 3];
    Arrays.fill(plain, (byte) 100);
    Picture picture = new Picture(64, 64, plain);
    assertThat(ProbeDefect.TURNED.paint(picture, new SplittableRandom(1))).isEmpty();
    assertThat(ProbeDefect.HAIR.paint(picture, new SplittableRandom(1))).isPresent();
  }

  private static int change(Picture painted, int x, int y) {
    int most = 0;
    for (int c = 0; c < 3; c++) {
      most = Math.max(most, Math.abs(painted.at(x, y, c) - GOOD.at(x, y, c)));
    }
    return most;
  }
}
