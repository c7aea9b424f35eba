package dev.loupe.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the header of a Windows bitmap and makes sure that all its rows are there.
 *
 * <p>Source: Microsoft, Windows GDI, "Bitmap Storage" and BITMAPINFOHEADER.
 */
final class BmpStructure {

  private static final int CORE_HEADER = 12;
  private static final int SHORTEST_FILE = 26;

  private BmpStructure() {}

  static Undecoded undecoded(byte[] content, String name) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < SHORTEST_FILE
        || (bytes.getInt(14) != CORE_HEADER && content.length < 54)) {
      throw Refusal.truncated(name, PictureFormat.BMP, "its header is cut off");
    }
    boolean core = bytes.getInt(14) == CORE_HEADER;
    int width = core ? bytes.getShort(18) & 0xffff : bytes.getInt(18);
    int height = core ? bytes.getShort(20) & 0xffff : Math.abs(bytes.getInt(22));
    int bits = bytes.getShort(core ? 24 : 28);
    int compression = core ? 0 : bytes.getInt(30);
    requireReadable(compression, bits, name);
    int channels = bits == 32 && compression != 0 ? 4 : 3;
    PictureInfo info = new PictureInfo(PictureFormat.BMP, width, height, 8, channels);
    boolean packed = compression == 1 || compression == 2;
    byte[] rows = packed ? content : complete(content, info, bits, bytes.getInt(10), name);
    return Undecoded.of(info, Orientation.UPRIGHT, rows);
  }

  private static void requireReadable(int compression, int bits, String name) {
    if (compression < 0 || compression > 3 || bits > 32) {
      throw Refusal.unsupported(
          name,
          PictureFormat.BMP,
          "a BMP of compression %d with %d bits a pixel in a".formatted(compression, bits),
          "an uncompressed or run-length encoded BMP");
    }
  }

  /** The content with all rows; only the padding behind the last one may have been left out. */
  private static byte[] complete(
      byte[] content, PictureInfo info, int bits, long offset, String name) {
    long row = ((long) info.width() * bits + 7) / 8;
    long stride = (row + 3) / 4 * 4;
    long needed = offset + stride * (info.height() - 1L) + row;
    if (offset >= 0 && info.width() > 0 && needed > content.length) {
      throw Refusal.truncated(
          name,
          PictureFormat.BMP,
          "%,d x %,d pixels need %,d bytes, there are %,d"
              .formatted(info.width(), info.height(), needed, content.length));
    }
    int padded = content.length + (int) (stride - row);
    return padded == content.length ? content : Arrays.copyOf(content, padded);
  }
}
