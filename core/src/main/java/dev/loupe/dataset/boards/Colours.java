package dev.loupe.dataset.boards;

/** Colours as packed sRGB, their mixing, and the way to light and back. */
final class Colours {

  private static final float[] LIGHT = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      double s = i / 255.0;
      LIGHT[i] = (float) (s <= 0.04045 ? s / 12.92 : StrictMath.pow((s + 0.055) / 1.055, 2.4));
    }
  }

  private Colours() {}

  static int rgb(double red, double green, double blue) {
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  /** A grey or a colour made lighter or darker by a factor. */
  static int scaled(int rgb, double factor) {
    return rgb((rgb >> 16 & 255) * factor, (rgb >> 8 & 255) * factor, (rgb & 255) * factor);
  }

  /** The first colour with so much of the second, alpha in [0, 1]. */
  static int mix(int under, int over, double alpha) {
    int a = (int) (alpha * 256 + 0.5);
    int b = 256 - a;
    int redBlue = ((under & 0xff00ff) * b + (over & 0xff00ff) * a) >>> 8 & 0xff00ff;
    int green = ((under & 0xff00) * b + (over & 0xff00) * a) >>> 8 & 0xff00;
    return redBlue | green;
  }

  /** The share of light that an sRGB value 0..255 stands for. */
  static float light(int value) {
    return LIGHT[value];
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
