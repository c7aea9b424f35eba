package dev.loupe.verdict;

import dev.loupe.image.Picture;
import dev.loupe.image.PictureStatistics;

/**
 * What can be said about a picture without looking at the part: its size, its light, its focus.
 *
 * @param width in pixels
 * @param height in pixels
 * @param brightness mean grey value, 0..255
 * @param sharpness variance of the Laplacian, at least 0; see {@link PictureStatistics}
 */
public record PictureTraits(int width, int height, double brightness, double sharpness) {

  /** Measures a picture. */
  public static PictureTraits of(Picture picture) {
    PictureStatistics statistics = PictureStatistics.of(picture);
    return new PictureTraits(
        picture.width(), picture.height(), statistics.meanGrey(), statistics.sharpness());
  }

  /** Width / height. */
  public double aspect() {
    return (double) width / height;
  }

  /** The smaller of width and height, in pixels. */
  public int shorterSide() {
    return Math.min(width, height);
  }
}
