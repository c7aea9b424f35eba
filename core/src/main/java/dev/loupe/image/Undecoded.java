package dev.loupe.image;

import java.io.IOException;

/**
 * A picture file whose structure was checked and whose pixels were not touched yet.
 *
 * @param info what the header says; stored size, before turning
 * @param orientation how to turn the pixels
 * @param pixels decodes them
 */
record Undecoded(PictureInfo info, Orientation orientation, Pixels pixels) {

  /** The costly part of reading, left for later. */
  @FunctionalInterface
  interface Pixels {

    /** Three bytes a pixel, row by row, as stored. */
    byte[] rgb(Scaling scaling) throws IOException;
  }

  /** Reads the structure of a file of this format. */
  static Undecoded of(PictureFormat format, byte[] content, String name) {
    return switch (format) {
      case PNG -> new PngStructure(content, name).undecoded();
      case JPEG -> new JpegStructure(content, name).undecoded();
      case BMP -> BmpStructure.undecoded(content, name);
      case TIFF -> TiffStructure.undecoded(content, name);
    };
  }

  /** A picture for the decoders of {@link PixelDecoder}. */
  static Undecoded of(PictureInfo info, Orientation orientation, byte[] essence) {
    return new Undecoded(
        info, orientation, scaling -> PixelDecoder.decode(info, essence).rgb(scaling));
  }

  PictureInfo uprightInfo() {
    return info.turned(orientation);
  }

  Picture picture(Scaling scaling) throws IOException {
    return orientation.upright(info.width(), info.height(), pixels.rgb(scaling));
  }
}
