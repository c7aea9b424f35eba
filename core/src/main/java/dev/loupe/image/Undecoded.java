package dev.loupe.image;

/**
 * A picture file whose structure was checked and whose pixels were not touched yet.
 *
 * @param info what the header says; stored size, before turning
 * @param orientation how to turn the pixels
 * @param essence the same picture without what pixels do not need (profiles, comments, previews,
 *     transparency), so that no decoder trips over it
 */
@SuppressWarnings("ArrayRecordComponent")
record Undecoded(PictureInfo info, Orientation orientation, byte[] essence) {

  /** Reads the structure of a file of this format. */
  static Undecoded of(PictureFormat format, byte[] content, String name) {
    return switch (format) {
      case PNG -> new PngStructure(content, name).undecoded();
      case JPEG -> new JpegStructure(content, name).undecoded();
      case BMP -> BmpStructure.undecoded(content, name);
      case TIFF -> TiffStructure.undecoded(content, name);
    };
  }

  PictureInfo uprightInfo() {
    return info.turned(orientation);
  }
}
