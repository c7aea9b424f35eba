package dev.loupe.image;

/**
 * A decoded picture: 8-bit RGB, the upright way round, row by row from the top left.
 *
 * <p>Grey pictures hold the same value three times; 16-bit samples are scaled to 8 bits. Immutable
 * by convention: the pixel array is handed out without a copy and must not be written to. Safe to
 * share between threads.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb {@code byte[height * width * 3]}, unsigned, in the order (row, column, channel)
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of pictures means here
public record Picture(int width, int height, byte[] rgb) {

  /** Checks that the array holds exactly the pixels promised. */
  public Picture {
    Sizes.requireLength(width, height, 3, rgb.length);
  }

  /** The red, green or blue value (channel 0, 1, 2) at a pixel, in 0..255. */
  public int at(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xff;
  }
}
