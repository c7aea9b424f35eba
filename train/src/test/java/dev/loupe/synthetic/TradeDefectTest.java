package dev.loupe.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.Picture;
import dev.loupe.method.Stripes;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TradeDefectTest {

  private static final Picture GOOD = Stripes.picture(1);

  @ParameterizedTest
  @EnumSource
  void changesWhatItsMaskSaysAndNothingElseThatCouldBeSeen(TradeDefect kind) {
    for (int seed = 0; seed < 20; seed++) {
      SyntheticDefect defect = kind.paint(GOOD, new SplittableRandom(seed)).orElseThrow();
      assertThat(defect.mask().area()).isBetween(9, GOOD.width() * GOOD.height() / 2);
      for (int i = 0; i < GOOD.rgb().length; i++) {
        int change = Math.abs((defect.picture().rgb()[i] & 0xff) - (GOOD.rgb()[i] & 0xff));
        if (!defect.mask().set()[i / 3]) {
          assertThat(change).isLessThan(Canvas.VISIBLE);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void paintsTheSameFromTheSameSeedAndOtherwiseFromAnother(TradeDefect kind) {
    byte[] first = kind.paint(GOOD, new SplittableRandom(5)).orElseThrow().picture().rgb();
    byte[] again = kind.paint(GOOD, new SplittableRandom(5)).orElseThrow().picture().rgb();
    byte[] other = kind.paint(GOOD, new SplittableRandom(6)).orElseThrow().picture().rgb();
    assertThat(again).isEqualTo(first).isNotEqualTo(other);
  }

  @ParameterizedTest
  @EnumSource
  void aGreyPictureStaysGrey(TradeDefect kind) {
    byte[] rgb = kind.paint(GOOD, new SplittableRandom(3)).orElseThrow().picture().rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      assertThat(rgb[i]).isEqualTo(rgb[i + 1]).isEqualTo(rgb[i + 2]);
    }
  }
}
