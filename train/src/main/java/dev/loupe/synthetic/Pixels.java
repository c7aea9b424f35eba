package dev.loupe.synthetic;

import dev.loupe.image.Picture;

/** Pictures made of the pixels of others, place by place. */
final class Pixels {

  private Pixels() {}

  /** The mean of two pictures of one size. */
  static Picture mixed(Picture a, Picture b) {
    byte[] rgb = new byte[a.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (((a.rgb()[i] & 0xff) + (b.rgb()[i] & 0xff)) / 2);
    }
    return new Picture(a.width(), a.height(), rgb);
  }

  /** The upper half of one and the lower half of the other. */
  static Picture joined(Picture upper, Picture lower) {
    byte[] rgb = lower.rgb().clone();
    System.arraycopy(upper.rgb(), 0, rgb, 0, upper.height() / 2 * upper.width() * 3);
    return new Picture(upper.width(), upper.height(), rgb);
  }

  /** 255 minus each value. */
  static Picture inverted(Picture picture) {
    byte[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ~rgb[i];
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
