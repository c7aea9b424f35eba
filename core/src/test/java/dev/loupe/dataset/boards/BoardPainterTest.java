package dev.loupe.dataset.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoardPainterTest {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 176;

  private final BoardPainter painter = new BoardPainter();

  @Test
  void sameSeedGivesTheSameBytes() {
    assertThat(good(3).picture().rgb()).isEqualTo(good(3).picture().rgb());
  }

  @Test
  void anotherSeedGivesAnotherBoard() {
    assertThat(difference(good(3).picture(), good(4).picture())).isGreaterThan(1.5);
  }

  @Test
  void aGoodBoardHasAnEmptyMask() {
    assertThat(good(3).mask().area()).isZero();
    assertThat(good(3).defectType()).isEqualTo("good");
  }

  @Test
  void aBoardIsBlueOnAGreyBelt() {
    Picture picture = good(5).picture();
    assertThat(picture.at(4, 4, 2) - picture.at(4, 4, 0)).isBetween(-15, 25);
    assertThat(mean(picture, 2)).isGreaterThan(mean(picture, 0) + 20);
  }

  @Test
  void goodBoardsOfALineResembleEachOther() {
    for (int seed = 0; seed < 4; seed++) {
      double brightness = mean(good(seed).picture(), 1);
      assertThat(brightness).isBetween(70.0, 150.0);
    }
  }

  @Test
  void paintsAnySize() {
    PaintedBoard board = painter.paint(new BoardRecipe(1, 97, 201), Optional.empty());
    assertThat(board.picture().width()).isEqualTo(97);
    assertThat(board.mask().height()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource(DefectType.class)
  void everyDefectShowsAndStaysWithinItsMask(DefectType type) {
    for (int seed = 0; seed < 2; seed++) {
      PaintedBoard bad = bad(type, seed, 0.2 + 0.6 * seed);
      assertThat(bad.defectType()).isEqualTo(type.id());
      assertThat(bad.mask().area()).isBetween(8, WIDTH * HEIGHT / 5);
      assertThat(strayPixels(good(seed).picture(), bad.picture(), bad.mask())).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(DefectType.class)
  void everyMaskedRegionReallyDiffers(DefectType type) {
    PaintedBoard bad = bad(type, 2, 0.6);
    assertThat(changeInside(good(2).picture(), bad.picture(), bad.mask())).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource(DefectType.class)
  void theSeedOfADefectDecidesItsForm(DefectType type) {
    assertThat(bad(type, 1, 0.5).picture().rgb()).isEqualTo(bad(type, 1, 0.5).picture().rgb());
    assertThat(BoardDefect.random(type, 5)).isEqualTo(BoardDefect.random(type, 5));
  }

  @Test
  void namesTheDefectsThereAreWhenAskedForAnother() {
    assertThat(DefectType.of("cold-joint")).isEqualTo(DefectType.COLD_JOINT);
    assertThatThrownBy(() -> DefectType.of("rust"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("rust")
        .hasMessageContaining("lifted-pad");
  }

  @Test
  void refusesSizesAndSeveritiesThatMakeNoSense() {
    assertThatThrownBy(() -> new BoardRecipe(1, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10 x 10");
    assertThatThrownBy(() -> new BoardDefect(DefectType.SCRATCH, 1.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  private PaintedBoard good(long seed) {
    return painter.paint(new BoardRecipe(seed, WIDTH, HEIGHT), Optional.empty());
  }

  private PaintedBoard bad(DefectType type, long seed, double severity) {
    BoardDefect defect = new BoardDefect(type, severity, 1000 + seed);
    return painter.paint(new BoardRecipe(seed, WIDTH, HEIGHT), Optional.of(defect));
  }

  private static int strayPixels(Picture good, Picture bad, Mask mask) {
    int stray = 0;
    for (int i = 0; i < good.rgb().length; i++) {
      stray += good.rgb()[i] != bad.rgb()[i] && !mask.set()[i / 3] ? 1 : 0;
    }
    return stray;
  }

  private static double changeInside(Picture good, Picture bad, Mask mask) {
    double sum = 0;
    for (int i = 0; i < good.rgb().length; i++) {
      sum += mask.set()[i / 3] ? Math.abs((good.rgb()[i] & 255) - (bad.rgb()[i] & 255)) : 0;
    }
    return sum / (3.0 * mask.area());
  }

  private static double difference(Picture one, Picture other) {
    double sum = 0;
    for (int i = 0; i < one.rgb().length; i++) {
      sum += Math.abs((one.rgb()[i] & 255) - (other.rgb()[i] & 255));
    }
    return sum / one.rgb().length;
  }

  private static double mean(Picture picture, int channel) {
    double sum = 0;
    for (int i = channel; i < picture.rgb().length; i += 3) {
      sum += picture.rgb()[i] & 255;
    }
    return 3 * sum / picture.rgb().length;
  }
}
