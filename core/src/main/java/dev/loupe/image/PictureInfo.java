package dev.loupe.image;

/**
 * What the header of a picture file says about it.
 *
 * @param format by content, not by name
 * @param width of the upright picture, in pixels (after the EXIF orientation is applied)
 * @param height of the upright picture, in pixels
 * @param bitDepth bits of a sample as stored: 1, 2, 4, 8 or 16; for a palette, 8
 * @param channels as stored, alpha included: 1 grey, 2 grey and alpha, 3 colour (palettes too), 4
 *     colour and alpha or CMYK
 */
public record PictureInfo(PictureFormat format, int width, int height, int bitDepth, int channels) {

  /** How many pixels the picture has. */
  public long pixels() {
    return (long) width * height;
  }

  PictureInfo turned(Orientation orientation) {
    return orientation.swapsSides()
        ? new PictureInfo(format, height, width, bitDepth, channels)
        : this;
  }
}
