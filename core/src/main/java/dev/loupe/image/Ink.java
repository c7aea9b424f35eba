package dev.loupe.image;

/**
 * From ink to light: a channel is (255 - ink)(255 - black) / 255, rounded. Printing profiles are
 * not applied, so a picture reads alike on every machine.
 *
 * <p>Source: the plain conversion PIL and Ghostscript use; YCC to RGB from ITU-T T.871, section 7.
 */
final class Ink {

  private Ink() {}

  static void toRgb(Samples.Meaning meaning, int a, int b, int c, int d, byte[] rgb, int to) {
    switch (meaning) {
      case CMYK -> light(255 - a, 255 - b, 255 - c, 255 - d, rgb, to);
      case INVERTED_YCCK -> {
        double red = a + 1.402 * (c - 128);
        double green = a - 0.344136286 * (b - 128) - 0.714136286 * (c - 128);
        double blue = a + 1.772 * (b - 128);
        light(255 - clip(red), 255 - clip(green), 255 - clip(blue), d, rgb, to);
      }
      default -> light(a, b, c, d, rgb, to);
    }
  }

  private static int clip(double value) {
    return (int) Math.max(0, Math.min(255, Math.rint(value)));
  }

  private static void light(int red, int green, int blue, int paper, byte[] rgb, int to) {
    rgb[to] = (byte) ((red * paper + 127) / 255);
    rgb[to + 1] = (byte) ((green * paper + 127) / 255);
    rgb[to + 2] = (byte) ((blue * paper + 127) / 255);
  }
}
