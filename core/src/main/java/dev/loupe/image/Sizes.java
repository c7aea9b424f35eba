package dev.loupe.image;

/** Checks that an array has the length its dimensions promise. */
final class Sizes {

  private Sizes() {}

  static void requireLength(int width, int height, int channels, int length) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A size must be at least 1 x 1, not " + width + " x " + height);
    }
    if ((long) width * height * channels != length) {
      throw new IllegalArgumentException(
          width + " x " + height + " x " + channels + " needs another length than " + length);
    }
  }
}
