package dev.loupe.report;

import dev.loupe.image.Box;
import dev.loupe.image.Picture;

/** Parts of pictures, to be shown. */
final class Crop {

  private static final int LEAST_SIDE = 64;

  private Crop() {}

  /**
   * A square around a place, twice as long as the place and at least 64 pixels, moved and cut so
   * that it lies in the picture.
   */
  static Box around(Box place, int width, int height) {
    int side = Math.max(LEAST_SIDE, 2 * Math.max(place.width(), place.height()));
    int across = Math.min(side, width);
    int down = Math.min(side, height);
    int x = place.x() + (place.width() - across) / 2;
    int y = place.y() + (place.height() - down) / 2;
    return new Box(
        Math.max(0, Math.min(width - across, x)),
        Math.max(0, Math.min(height - down, y)),
        across,
        down);
  }

  /** The pixels of a part. */
  static Picture of(Picture picture, Box part) {
    byte[] rgb = new byte[part.width() * part.height() * 3];
    for (int y = 0; y < part.height(); y++) {
      int from = ((part.y() + y) * picture.width() + part.x()) * 3;
      System.arraycopy(picture.rgb(), from, rgb, y * part.width() * 3, part.width() * 3);
    }
    return new Picture(part.width(), part.height(), rgb);
  }
}
