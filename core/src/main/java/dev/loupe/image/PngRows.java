package dev.loupe.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The rows of a PNG, one after the other, inflated and with their filters undone.
 *
 * <p>Owns native memory of zlib: whoever makes it closes it. Not safe for several threads.
 *
 * <p>Source: Portable Network Graphics Specification (Third Edition), W3C, sections 9 and 10.
 */
final class PngRows implements AutoCloseable {

  private final byte[] content;
  private final Iterator<PngStructure.Part> parts;
  private final Inflater inflater = new Inflater();

  /** Inflates these parts of the content, which together are one zlib stream. */
  PngRows(byte[] content, Iterable<PngStructure.Part> parts) {
    this.content = content;
    this.parts = parts.iterator();
  }

  /**
   * Reads the next row.
   *
   * @param row filter type, then the bytes of the row; written
   * @param above the row before it in the same form, zeros for the first; not written
   * @param pixel bytes of one pixel, at least 1
   */
  void next(byte[] row, byte[] above, int pixel) throws IOException {
    inflate(row);
    switch (row[0]) {
      case 0 -> {}
      case 1 -> sub(row, pixel);
      case 2 -> up(row, above);
      case 3 -> average(row, above, pixel);
      case 4 -> paeth(row, above, pixel);
      default -> throw new IOException("unknown filter " + row[0]);
    }
  }

  private void inflate(byte[] row) throws IOException {
    try {
      int filled = 0;
      while (filled < row.length) {
        int count = inflater.inflate(row, filled, row.length - filled);
        filled += count;
        if (count == 0) {
          feed();
        }
      }
    } catch (DataFormatException broken) {
      throw new IOException("broken compression: " + broken.getMessage(), broken);
    }
  }

  private void feed() throws IOException {
    if (!inflater.needsInput() || !parts.hasNext()) {
      throw new EOFException("the pixels end before the last row");
    }
    PngStructure.Part part = parts.next();
    inflater.setInput(content, part.start(), part.length());
  }

  private static void sub(byte[] row, int pixel) {
    for (int i = 1 + pixel; i < row.length; i++) {
      row[i] += row[i - pixel];
    }
  }

  private static void up(byte[] row, byte[] above) {
    for (int i = 1; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private static void average(byte[] row, byte[] above, int pixel) {
    for (int i = 1; i <= Math.min(pixel, row.length - 1); i++) {
      row[i] += (byte) ((above[i] & 0xff) >> 1);
    }
    for (int i = 1 + pixel; i < row.length; i++) {
      row[i] += (byte) (((row[i - pixel] & 0xff) + (above[i] & 0xff)) >> 1);
    }
  }

  private static void paeth(byte[] row, byte[] above, int pixel) {
    if (pixel == 3) {
      paethOfThree(row, above);
      return;
    }
    for (int i = 1; i <= Math.min(pixel, row.length - 1); i++) {
      row[i] += above[i];
    }
    for (int i = 1 + pixel; i < row.length; i++) {
      int left = row[i - pixel] & 0xff;
      row[i] += (byte) nearest(left, above[i] & 0xff, above[i - pixel] & 0xff);
    }
  }

  /** The same with the three neighbours on the left kept at hand: twice as fast. */
  private static void paethOfThree(byte[] row, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int corner0 = 0;
    int corner1 = 0;
    int corner2 = 0;
    for (int i = 1; i + 2 < row.length; i += 3) {
      int up0 = above[i] & 0xff;
      int up1 = above[i + 1] & 0xff;
      int up2 = above[i + 2] & 0xff;
      left0 = (row[i] + nearest(left0, up0, corner0)) & 0xff;
      left1 = (row[i + 1] + nearest(left1, up1, corner1)) & 0xff;
      left2 = (row[i + 2] + nearest(left2, up2, corner2)) & 0xff;
      row[i] = (byte) left0;
      row[i + 1] = (byte) left1;
      row[i + 2] = (byte) left2;
      corner0 = up0;
      corner1 = up1;
      corner2 = up2;
    }
  }

  /**
   * Which of the three is nearest to left + up - corner; the first of equals. Without branches,
   * since no processor foresees them in a photo.
   */
  private static int nearest(int left, int up, int corner) {
    int ofLeft = Math.abs(up - corner);
    int ofUp = Math.abs(left - corner);
    int ofCorner = Math.abs(left + up - 2 * corner);
    int cornerWins = (ofCorner - ofUp) >> 31;
    int other = up ^ ((up ^ corner) & cornerWins);
    int otherWins = (Math.min(ofUp, ofCorner) - ofLeft) >> 31;
    return left ^ ((left ^ other) & otherWins);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
