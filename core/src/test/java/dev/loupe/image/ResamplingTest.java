package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

  private final Picture source = new Picture(37, 23, Golden.bytes("resample-37x23.rgb"));

  @ParameterizedTest
  @CsvSource({"16, 16", "50, 41", "37, 5", "9, 23", "1, 1", "36, 24", "74, 46"})
  void equalsPilToTheLastBit(int width, int height) {
    Picture resized = Resampling.bilinear(source, width, height);
    assertThat(resized.rgb())
        .isEqualTo(Golden.bytes("resample-to-" + width + "x" + height + ".rgb"));
  }

  @Test
  void givesTheSamePictureWhenTheSizeIsTheSame() {
    assertThat(Resampling.bilinear(source, 37, 23)).isSameAs(source);
  }

  @Test
  void keepsAWhitePictureWhite() {
    byte[] white = new byte[300 * 200 * 3];
    Arrays.fill(white, (byte) 255);
    Picture small = Resampling.bilinear(new Picture(300, 200, white), 77, 31);
    assertThat(small.rgb()).containsOnly((byte) 255);
  }

  @Test
  void resamplesOneChannelAsItDoesThree() {
    byte[] red = new byte[37 * 23];
    for (int i = 0; i < red.length; i++) {
      red[i] = source.rgb()[3 * i];
    }
    byte[] small = Resampling.bilinear(red, 37, 23, 1, 16, 16);
    Picture colour = Resampling.bilinear(source, 16, 16);
    for (int i = 0; i < small.length; i++) {
      assertThat(small[i]).isEqualTo(colour.rgb()[3 * i]);
    }
  }

  @Test
  void refusesASizeOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampling.bilinear(source, 0, 5))
        .withMessageContaining("0 x 5");
  }
}
