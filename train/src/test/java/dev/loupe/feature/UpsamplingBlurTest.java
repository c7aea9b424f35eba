package dev.loupe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.detector.InputGeometry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UpsamplingBlurTest {

  @Test
  void equalsInterpolateAndGaussianFilterOfTheReference() throws IOException {
    UpsamplingBlur blur =
        new UpsamplingBlur(new InputGeometry(48, 40, InputGeometry.Fit.WHOLE, 0), 4);
    float[] down = blur.matrix(5, 40);
    float[] across = blur.matrix(6, 48);
    String[] rows = golden().split("\n");
    for (int y = 0; y < rows.length; y++) {
      String[] cells = rows[y].split(",");
      for (int x = 0; x < cells.length; x++) {
        assertThat(pixel(down, across, 3 * y, 3 * x))
            .isCloseTo(Double.parseDouble(cells[x]), within(1e-6));
      }
    }
  }

  @Test
  void keepsAConstantMapConstant() {
    float[] matrix = new UpsamplingBlur(InputGeometry.whole(64), 4).matrix(9, 64);
    for (int i = 0; i < 64; i++) {
      double sum = 0;
      for (int j = 0; j < 9; j++) {
        sum += matrix[i * 9 + j];
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  private static double pixel(float[] down, float[] across, int y, int x) {
    double sum = 0;
    for (int r = 0; r < 5; r++) {
      for (int c = 0; c < 6; c++) {
        sum += down[y * 5 + r] * across[x * 6 + c] * (((r * 7 + c * 13) % 11) / 10.0);
      }
    }
    return sum;
  }

  private static String golden() throws IOException {
    try (InputStream in = UpsamplingBlurTest.class.getResourceAsStream("upsampling-blur.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
