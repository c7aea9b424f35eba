package dev.loupe.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.Picture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureChangeTest {

  private static final Picture GOOD = noise(1, 24, 16);
  private static final Picture ANOTHER = noise(2, 24, 16);

  @ParameterizedTest
  @EnumSource
  void changesAQuarterOfThePixelsOrMoreAndLeavesTheGoodPictureAlone(PictureChange change) {
    byte[] before = GOOD.rgb().clone();
    Picture changed = change.of(GOOD, ANOTHER, new SplittableRandom(3));
    assertThat(changed.width()).isEqualTo(24);
    assertThat(changed.height()).isEqualTo(16);
    assertThat(differing(changed)).isGreaterThan(before.length / 4);
    assertThat(GOOD.rgb()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameFromTheSameSeed(PictureChange change) {
    assertThat(change.of(GOOD, ANOTHER, new SplittableRandom(5)).rgb())
        .isEqualTo(change.of(GOOD, ANOTHER, new SplittableRandom(5)).rgb());
  }

  @Test
  void turnsToTheRightPixelByPixel() {
    Picture square = noise(4, 16, 16);
    Picture turned = PictureChange.QUARTER_TURN.of(square, square, new SplittableRandom(1));
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(turned.at(x, y, 1)).isEqualTo(square.at(y, 15 - x, 1));
      }
    }
    Picture back = PictureChange.THREE_QUARTER_TURN.of(turned, turned, new SplittableRandom(1));
    assertThat(back.rgb()).isEqualTo(square.rgb());
  }

  @Test
  void shufflesPiecesWithoutLosingAPixel() {
    Picture shuffled = Bend.shuffled(4, new SplittableRandom(2)).of(GOOD);
    assertThat(counts(shuffled)).isEqualTo(counts(GOOD));
  }

  private static int[] counts(Picture picture) {
    int[] counts = new int[256];
    for (byte value : picture.rgb()) {
      counts[value & 0xff]++;
    }
    return counts;
  }

  private static int differing(Picture changed) {
    int differing = 0;
    for (int i = 0; i < changed.rgb().length; i++) {
      differing += changed.rgb()[i] == GOOD.rgb()[i] ? 0 : 1;
    }
    return differing;
  }

  private static Picture noise(long seed, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new SplittableRandom(seed).nextBytes(rgb);
    return new Picture(width, height, rgb);
  }
}
