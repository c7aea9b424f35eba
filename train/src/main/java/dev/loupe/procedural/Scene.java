package dev.loupe.procedural;

import dev.loupe.image.Picture;

/**
 * A picture made by rule, and what is to be seen where.
 *
 * @param side in pixels
 * @param pixels {@code [3 x side x side]}, red first, in [0, 1]
 * @param materials {@code [side x side]}: number of the material
 * @param kinds {@code [side x side]}: kind of the thing, 0 for the background
 * @param things {@code [side x side]}: number of the thing within the picture, 0 for the background
 * @param blemished {@code [side x side]}: where the picture was spoiled
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of scenes means here
public record Scene(
    int side, float[] pixels, short[] materials, byte[] kinds, byte[] things, boolean[] blemished) {

  static Scene empty(int side) {
    int count = side * side;
    return new Scene(
        side,
        new float[3 * count],
        new short[count],
        new byte[count],
        new byte[count],
        new boolean[count]);
  }

  /** A copy of a square of it. */
  Scene window(int left, int top, int size) {
    Scene part = empty(size);
    for (int y = 0; y < size; y++) {
      int from = (top + y) * side + left;
      int to = y * size;
      for (int c = 0; c < 3; c++) {
        System.arraycopy(pixels, c * side * side + from, part.pixels, c * size * size + to, size);
      }
      System.arraycopy(materials, from, part.materials, to, size);
      System.arraycopy(kinds, from, part.kinds, to, size);
      System.arraycopy(things, from, part.things, to, size);
      System.arraycopy(blemished, from, part.blemished, to, size);
    }
    return part;
  }

  /** How many kinds of thing there are, the background among them. */
  public static int kindCount() {
    return Silhouette.KINDS;
  }

  float at(int x, int y, int channel) {
    return pixels[channel * side * side + y * side + x];
  }

  void set(int x, int y, int channel, double value) {
    pixels[channel * side * side + y * side + x] = (float) value;
  }

  /** The same numbers as 8-bit pixels. */
  public Picture picture() {
    byte[] rgb = new byte[pixels.length];
    int count = side * side;
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) {
        rgb[i * 3 + c] = (byte) Math.round(255 * pixels[c * count + i]);
      }
    }
    return new Picture(side, side, rgb);
  }
}
