package dev.loupe.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Decoded samples and what they mean, on their way to 8-bit RGB. Colour profiles are not applied:
 * grey v becomes (v, v, v). Alpha is dropped: the colours are taken as stored.
 *
 * @param raster the samples; 1 or 2 bands are grey, 3 or 4 colour
 * @param meaning what the bands stand for
 * @param palette colours by sample value, when the samples are numbers of colours
 */
record Samples(Raster raster, Meaning meaning, Optional<IndexColorModel> palette) {

  /** What the bands of the raster stand for. */
  enum Meaning {
    GREY_OR_RGB,
    CMYK,
    INVERTED_CMYK,
    INVERTED_YCCK
  }

  private static final int ADOBE_TRANSFORM = 17;

  /** The samples of an image. */
  static Samples of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    return new Samples(
        image.getRaster(),
        cmyk ? Meaning.CMYK : Meaning.GREY_OR_RGB,
        model instanceof IndexColorModel index ? Optional.of(index) : Optional.empty());
  }

  /** The undecoded samples of a four-channel JPEG: Adobe stores ink the other way round. */
  static Samples invertedCmyk(Raster raster, byte[] essence) {
    boolean ycck = essence[ADOBE_TRANSFORM] == 2;
    return new Samples(
        raster, ycck ? Meaning.INVERTED_YCCK : Meaning.INVERTED_CMYK, Optional.empty());
  }

  /** Three bytes a pixel, row by row; deeper or shallower samples are brought to 8 bits. */
  byte[] rgb(Scaling scaling) {
    requireWholeNumbers();
    if (palette.isPresent()) {
      return byPalette(palette.get());
    }
    if (meaning != Meaning.GREY_OR_RGB) {
      return byInk(scaling);
    }
    boolean plainBytes =
        raster.getSampleModel() instanceof PixelInterleavedSampleModel
            && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getSampleModel().getSampleSize(0) == 8;
    return plainBytes ? byBytes() : byScaling(scaling);
  }

  private void requireWholeNumbers() {
    int type = raster.getDataBuffer().getDataType();
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    if (!whole || raster.getSampleModel().getSampleSize(0) > 16) {
      throw new IllegalArgumentException(
          "Samples must be whole numbers of at most 16 bits, not "
              + raster.getSampleModel().getSampleSize(0)
              + " bits of data type "
              + type);
    }
  }

  private int width() {
    return raster.getWidth();
  }

  private int height() {
    return raster.getHeight();
  }

  private byte[] byBytes() {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] data = buffer.getData();
    int[] offsets = model.getBandOffsets();
    boolean colour = offsets.length >= 3;
    int toGreen = colour ? offsets[1] - offsets[0] : 0;
    int toBlue = colour ? offsets[2] - offsets[0] : 0;
    int pixel = model.getPixelStride();
    int line = model.getScanlineStride();
    int start =
        buffer.getOffset()
            + offsets[0]
            - raster.getSampleModelTranslateX() * pixel
            - raster.getSampleModelTranslateY() * line;
    byte[] rgb = new byte[width() * height() * 3];
    int to = 0;
    for (int y = 0; y < height(); y++) {
      int from = start + (raster.getMinY() + y) * line + raster.getMinX() * pixel;
      for (int end = to + width() * 3; to < end; to += 3, from += pixel) {
        rgb[to] = data[from];
        rgb[to + 1] = data[from + toGreen];
        rgb[to + 2] = data[from + toBlue];
      }
    }
    return rgb;
  }

  private byte[] byPalette(IndexColorModel colours) {
    int[] table = new int[Math.max(colours.getMapSize(), 1 << colours.getPixelSize())];
    colours.getRGBs(table);
    byte[] rgb = new byte[width() * height() * 3];
    int[] row = new int[width()];
    int to = 0;
    for (int y = 0; y < height(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width(), 1, 0, row);
      for (int number : row) {
        int colour = table[number];
        rgb[to++] = (byte) (colour >> 16);
        rgb[to++] = (byte) (colour >> 8);
        rgb[to++] = (byte) colour;
      }
    }
    return rgb;
  }

  private byte[] byScaling(Scaling scaling) {
    int bands = raster.getNumBands();
    boolean colour = bands >= 3;
    byte[][] tables = new byte[3][];
    for (int c = 0; c < 3; c++) {
      tables[c] = scaling.table(raster.getSampleModel().getSampleSize(colour ? c : 0));
    }
    byte[] rgb = new byte[width() * height() * 3];
    int[] row = new int[width() * bands];
    int to = 0;
    for (int y = 0; y < height(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, row);
      for (int from = 0; from < row.length; from += bands) {
        rgb[to++] = tables[0][row[from]];
        rgb[to++] = tables[1][row[colour ? from + 1 : from]];
        rgb[to++] = tables[2][row[colour ? from + 2 : from]];
      }
    }
    return rgb;
  }

  private byte[] byInk(Scaling scaling) {
    byte[] table = scaling.table(raster.getSampleModel().getSampleSize(0));
    int bands = raster.getNumBands();
    byte[] rgb = new byte[width() * height() * 3];
    int[] row = new int[width() * bands];
    int to = 0;
    for (int y = 0; y < height(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, row);
      for (int from = 0; from < row.length; from += bands, to += 3) {
        Ink.toRgb(
            meaning,
            table[row[from]] & 0xff,
            table[row[from + 1]] & 0xff,
            table[row[from + 2]] & 0xff,
            table[row[from + 3]] & 0xff,
            rgb,
            to);
      }
    }
    return rgb;
  }
}
