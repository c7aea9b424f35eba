package dev.loupe.dataset;

import dev.loupe.image.Picture;
import java.util.Arrays;

/** A small grey picture kept in memory, 8 bits a pixel, row by row from the top left. */
@SuppressWarnings("ArrayRecordComponent")
record GreyPixels(int width, int height, byte[] grey) implements PictureSource {

  @Override
  public byte[] content() {
    return Arrays.copyOf(grey, grey.length);
  }

  @Override
  public Picture picture() {
    byte[] rgb = new byte[3 * grey.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = grey[i / 3];
    }
    return new Picture(width, height, rgb);
  }
}
