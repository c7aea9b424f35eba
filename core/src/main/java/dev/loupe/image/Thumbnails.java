package dev.loupe.image;

/** Small copies of pictures, for reports and pages. */
public final class Thumbnails {

  private static final double QUALITY = 0.85;

  private Thumbnails() {}

  /**
   * The picture with its longer side at most {@code maxSide} pixels; never enlarged, sides in
   * proportion.
   */
  public static Picture of(Picture picture, int maxSide) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= maxSide) {
      return picture;
    }
    return Resampling.bilinear(
        picture,
        shrunk(picture.width(), maxSide, longer),
        shrunk(picture.height(), maxSide, longer));
  }

  /** The same as the bytes of a JPEG. */
  public static byte[] jpeg(Picture picture, int maxSide) {
    return PictureWriter.jpeg(of(picture, maxSide), QUALITY);
  }

  /** The same as the bytes of a PNG. */
  public static byte[] png(Picture picture, int maxSide) {
    return PictureWriter.png(of(picture, maxSide));
  }

  static int shrunk(int side, int maxSide, int longer) {
    return (int) Math.max(1, Math.round((double) side * maxSide / longer));
  }
}
