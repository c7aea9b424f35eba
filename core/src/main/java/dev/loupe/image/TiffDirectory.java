package dev.loupe.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * One directory of a TIFF or EXIF block: its whole-number tags, and where the next directory lies.
 *
 * <p>Source: TIFF Revision 6.0, Adobe, 1992, section 2.
 *
 * @param tags values by tag number
 * @param next offset of the next directory, 0 behind the last one
 */
record TiffDirectory(Map<Integer, long[]> tags, long next) {

  static final int ORIENTATION = 274;

  private static final int MOST_ENTRIES = 4096;
  private static final int ENTRY = 12;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** The orientation an EXIF block gives; upright when the block is damaged or does not say. */
  static Orientation orientation(ByteBuffer exif) {
    if (exif.limit() < 8) {
      return Orientation.UPRIGHT;
    }
    try {
      ByteBuffer block = ordered(exif);
      return at(block, block.getInt(4) & 0xffffffffL).orientation();
    } catch (IndexOutOfBoundsException damaged) {
      return Orientation.UPRIGHT;
    }
  }

  /** The same bytes, to be read in the byte order their first two letters name. */
  static ByteBuffer ordered(ByteBuffer bytes) {
    return bytes
        .duplicate()
        .order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /**
   * The directory at an offset.
   *
   * @throws IndexOutOfBoundsException when it does not lie within the bytes
   */
  static TiffDirectory at(ByteBuffer bytes, long offset) {
    int start = within(bytes, offset);
    int count = bytes.getShort(start) & 0xffff;
    Map<Integer, long[]> tags = new HashMap<>();
    for (int i = 0; i < Math.min(count, MOST_ENTRIES); i++) {
      int entry = start + 2 + i * ENTRY;
      tags.putIfAbsent(bytes.getShort(entry) & 0xffff, values(bytes, entry));
    }
    int end = start + 2 + count * ENTRY;
    long next = end + 4 <= bytes.limit() ? bytes.getInt(end) & 0xffffffffL : 0;
    return new TiffDirectory(tags, next);
  }

  private static long[] values(ByteBuffer bytes, int entry) {
    int type = bytes.getShort(entry + 2);
    int size = type == BYTE ? 1 : type == SHORT ? 2 : 4;
    long count = bytes.getInt(entry + 4) & 0xffffffffL;
    if ((type != BYTE && type != SHORT && type != LONG) || count * size > bytes.limit()) {
      return new long[0];
    }
    int at = count * size <= 4 ? entry + 8 : within(bytes, bytes.getInt(entry + 8) & 0xffffffffL);
    if (at + count * size > bytes.limit()) {
      return new long[0];
    }
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(bytes, type, at + i * size);
    }
    return values;
  }

  private static long value(ByteBuffer bytes, int type, int at) {
    return switch (type) {
      case BYTE -> bytes.get(at) & 0xff;
      case SHORT -> bytes.getShort(at) & 0xffff;
      default -> bytes.getInt(at) & 0xffffffffL;
    };
  }

  private static int within(ByteBuffer bytes, long offset) {
    if (offset > bytes.limit()) {
      throw new IndexOutOfBoundsException("Offset " + offset + " of " + bytes.limit());
    }
    return (int) offset;
  }

  /** All values of a tag; none when it is missing or is not a whole number. */
  long[] all(int tag) {
    return tags.getOrDefault(tag, new long[0]);
  }

  /** The first value of a tag, or another when it has none. */
  long first(int tag, long otherwise) {
    long[] values = all(tag);
    return values.length == 0 ? otherwise : values[0];
  }

  Orientation orientation() {
    return Orientation.ofTag(first(ORIENTATION, 1));
  }
}
