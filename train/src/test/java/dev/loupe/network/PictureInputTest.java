package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.detector.InputGeometry;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureInputTest {

  private static final Normalisation GREY_LEVELS =
      new Normalisation(
          Normalisation.Order.RGB, 255, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

  @ParameterizedTest
  @CsvSource({
    "whole_down, 173, 131, 64, 0",
    "whole_up, 40, 50, 64, 0",
    "crop_wide, 173, 131, 48, 57",
    "crop_high, 131, 174, 48, 55"
  })
  void resamplesAsPilDoes(String golden, int width, int height, int size, int resizeTo)
      throws IOException {
    InputGeometry geometry =
        resizeTo == 0 ? InputGeometry.whole(size) : InputGeometry.centerCrop(size, resizeTo);
    float[] found = run(geometry, GREY_LEVELS, picture(width, height), height, width);
    BufferedImage expected = golden(golden);
    int differing = 0;
    for (int i = 0; i < found.length; i++) {
      int shift = 16 - 8 * (i / (size * size));
      int pixel = expected.getRGB(i % size, i / size % size) >> shift & 0xff;
      assertThat(Math.abs(found[i] - pixel)).as("position %d", i).isLessThanOrEqualTo(1.001f);
      differing += Math.abs(found[i] - pixel) > 0.5f ? 1 : 0;
    }
    assertThat(differing / (double) found.length).isLessThan(0.002);
  }

  @Test
  void normalisesInTheOrderTheNetworkWants() {
    Normalisation caffe =
        new Normalisation(
            Normalisation.Order.BGR, 255, List.of(103.0, 116.0, 123.0), List.of(1.0, 2.0, 1.0));
    byte[] rgb = new byte[8 * 8 * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 100;
      rgb[i + 2] = 50;
    }
    float[] found = run(InputGeometry.whole(8), caffe, rgb, 8, 8);
    assertThat(found[0]).isCloseTo(50 - 103, org.assertj.core.data.Offset.offset(1e-4f));
    assertThat(found[64]).isCloseTo((100 - 116) / 2f, org.assertj.core.data.Offset.offset(1e-4f));
    assertThat(found[128]).isCloseTo(200 - 123, org.assertj.core.data.Offset.offset(1e-4f));
  }

  private static float[] run(
      InputGeometry geometry, Normalisation normalisation, byte[] rgb, int height, int width) {
    OnnxGraph.Builder graph = OnnxGraph.builder("input");
    graph.output("pixels", new PictureInput(geometry, normalisation).emit(graph));
    FloatTensor pixels = OnnxRun.run(graph.build(), rgb, height, width).values().iterator().next();
    assertThat(pixels.shape()).isEqualTo(Shape.of(1, 3, geometry.height(), geometry.width()));
    return pixels.values();
  }

  /** The picture of picture_input.py. */
  private static byte[] picture(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      int c = i % 3;
      int x = i / 3 % width;
      int y = i / 3 / width;
      int checks = 40 * ((x / 9 + y / 7) % 2);
      rgb[i] = (byte) ((x * (3 + c) + y * (5 - c) + x * y % 61 * (c + 1) + checks) % 256);
    }
    return rgb;
  }

  private static BufferedImage golden(String name) throws IOException {
    try (InputStream in = PictureInputTest.class.getResourceAsStream(name + ".png")) {
      return ImageIO.read(in);
    }
  }
}
