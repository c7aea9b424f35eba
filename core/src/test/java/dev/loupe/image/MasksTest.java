package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasksTest {

  private final MaskReader reader = new MaskReader();

  private static Mask random(int width, int height, double density, long seed) {
    Random random = new Random(seed);
    Mask mask = Mask.empty(width, height);
    for (int i = 0; i < mask.set().length; i++) {
      mask.set()[i] = random.nextDouble() < density;
    }
    return mask;
  }

  private static byte[] greyPng(int... levels) {
    BufferedImage image = new BufferedImage(levels.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, levels.length, 1, 0, levels);
    return PictureWriter.png(image);
  }

  @Test
  void readsWhatItWrote(@TempDir Path folder) {
    Mask mask = random(40, 30, 0.3, 1);
    PictureWriter.png(mask, folder.resolve("mask.png"));
    assertThat(reader.read(folder.resolve("mask.png")).set()).isEqualTo(mask.set());
    MaskInfo info = reader.inspect(folder.resolve("mask.png"));
    assertThat(info.binary()).isTrue();
    assertThat(info.set()).isEqualTo(mask.area());
    assertThat(info.levels()).containsExactly(0, 255);
  }

  @Test
  void takesAsDefectWhatIsBrighterThanHalf() {
    byte[] smoothed = greyPng(0, 3, 127, 128, 255);
    assertThat(reader.read(smoothed, "m").set()).containsExactly(false, false, false, true, true);
    assertThat(reader.inspect(smoothed, "m").binary()).isFalse();
    assertThat(reader.inspect(smoothed, "m").reading()).isEqualTo(MaskInfo.Reading.BRIGHT);
  }

  @Test
  void takesClassNumbersAsDefect() {
    byte[] classes = greyPng(0, 1, 2, 0);
    assertThat(reader.read(classes, "m").set()).containsExactly(false, true, true, false);
    MaskInfo info = reader.inspect(classes, "m");
    assertThat(info.reading()).isEqualTo(MaskInfo.Reading.CLASS_NUMBERS);
    assertThat(info.set()).isEqualTo(2);
  }

  @Test
  void doesNotLoseClassNumbersOf16Bits() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(1, 0, 0, 1);
    assertThat(reader.read(PictureWriter.png(image), "m").set()).containsExactly(false, true);
  }

  @Test
  void doesNotTakeJpegNoiseOnBlackAsDefect() {
    byte[] dark = new byte[64 * 64 * 3];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = (byte) (i % 5);
    }
    byte[] jpeg = PictureWriter.jpeg(new Picture(64, 64, dark), 0.5);
    assertThat(reader.read(jpeg, "m").area()).isZero();
  }

  @Test
  void readsABlackMaskAsEmpty() {
    assertThat(reader.read(greyPng(0, 0, 0), "m").area()).isZero();
    assertThat(reader.inspect(greyPng(0, 0, 0), "m").binary()).isTrue();
  }

  @Test
  void growsAndShrinksBackUnchanged() {
    Mask mask = random(13, 7, 0.4, 2);
    assertThat(Masks.nearest(Masks.nearest(mask, 39, 35), 13, 7).set()).isEqualTo(mask.set());
    assertThat(Masks.area(Masks.area(mask, 39, 35), 13, 7).set()).isEqualTo(mask.set());
    assertThat(Masks.area(mask, 39, 35).set()).isEqualTo(Masks.nearest(mask, 39, 35).set());
  }

  @Test
  void setsWhatIsCoveredByMoreThanHalf() {
    Mask half = new Mask(4, 2, new boolean[] {true, true, true, true, false, true, false, false});
    assertThat(Masks.area(half, 2, 1).set()).containsExactly(true, false);
    assertThat(Masks.area(half, 1, 1).set()).containsExactly(true);
    assertThat(Masks.area(new Mask(2, 1, new boolean[] {true, false}), 1, 1).area()).isZero();
  }

  @Test
  void countsTheAreaExactlyAtOddRatios() {
    Mask mask = random(31, 17, 0.5, 3);
    Mask small = Masks.area(mask, 7, 5);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat(small.at(x, y)).isEqualTo(coverage(mask, x, y) * 2 > 31 * 17);
      }
    }
  }

  /** By brute force: every old pixel is cut into 7 x 5 parts, a new one has 31 x 17 of them. */
  private static int coverage(Mask mask, int x, int y) {
    int covered = 0;
    for (int v = y * 17; v < (y + 1) * 17; v++) {
      for (int u = x * 31; u < (x + 1) * 31; u++) {
        covered += mask.at(u / 7, v / 5) ? 1 : 0;
      }
    }
    return covered;
  }
}
