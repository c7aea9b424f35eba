package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureStatisticsTest {

  private static Picture noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new Random(2).nextBytes(rgb);
    return new Picture(width, height, rgb);
  }

  @Test
  void findsABlackPictureDarkAndFlat() {
    PictureStatistics black = PictureStatistics.of(new Picture(300, 20, new byte[18000]));
    assertThat(black).isEqualTo(new PictureStatistics(0, 0));
  }

  @Test
  void weighsColoursAsTheEyeDoes() {
    byte[] green = new byte[30];
    for (int i = 1; i < green.length; i += 3) {
      green[i] = (byte) 200;
    }
    assertThat(PictureStatistics.of(new Picture(5, 2, green)).meanGrey()).isEqualTo(117);
  }

  @Test
  void findsABlurredPictureLessSharp() {
    Picture sharp = noise(128, 128);
    Picture blurred = Resampling.bilinear(Resampling.bilinear(sharp, 32, 32), 128, 128);
    PictureStatistics ofSharp = PictureStatistics.of(sharp);
    PictureStatistics ofBlurred = PictureStatistics.of(blurred);
    assertThat(ofBlurred.sharpness()).isLessThan(ofSharp.sharpness() / 50);
    assertThat(ofBlurred.meanGrey()).isCloseTo(ofSharp.meanGrey(), within(1.0));
  }

  @Test
  void measuresTheLaplacianOfACheckerBoard() {
    BufferedImage board = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      board.getRaster().setSample(i % 64, i / 64, 0, (i / 64 + i % 64) % 2 * 10);
    }
    PictureStatistics statistics = PictureStatistics.of(Bitmaps.picture(board));
    assertThat(statistics).isEqualTo(new PictureStatistics(5, 40.0 * 40.0));
  }

  @Test
  void comparesPicturesOfDifferentResolution() {
    Picture small = noise(256, 200);
    Picture large = Resampling.bilinear(small, 1024, 800);
    assertThat(PictureStatistics.of(large).meanGrey())
        .isCloseTo(PictureStatistics.of(small).meanGrey(), within(0.5));
  }

  @Test
  void makesThumbnailsInProportionAndNeverLarger() {
    Picture picture = noise(400, 100);
    assertThat(Thumbnails.of(picture, 80).width()).isEqualTo(80);
    assertThat(Thumbnails.of(picture, 80).height()).isEqualTo(20);
    assertThat(Thumbnails.of(picture, 400)).isSameAs(picture);
    PictureReader reader = new PictureReader();
    assertThat(reader.probe(Thumbnails.jpeg(picture, 50), "t").width()).isEqualTo(50);
    assertThat(reader.probe(Thumbnails.png(picture, 50), "t").height()).isEqualTo(13);
  }

  @Test
  void carriesPicturesToDrawingAndBack() {
    Picture picture = noise(33, 21);
    assertThat(Bitmaps.picture(Bitmaps.image(picture)).rgb()).isEqualTo(picture.rgb());
    BufferedImage packed = new BufferedImage(33, 21, BufferedImage.TYPE_INT_RGB);
    packed.createGraphics().drawImage(Bitmaps.image(picture), 0, 0, null);
    assertThat(Bitmaps.picture(packed).rgb()).isEqualTo(picture.rgb());
    Picture part = Bitmaps.picture(Bitmaps.image(picture).getSubimage(5, 7, 10, 3));
    assertThat(part.at(2, 1, 2)).isEqualTo(picture.at(7, 8, 2));
  }
}
