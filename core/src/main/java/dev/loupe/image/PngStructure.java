package dev.loupe.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG, checks lengths and checksums, and finds the pixels. Transparency is
 * left behind: the colours are read as stored.
 *
 * <p>Source: Portable Network Graphics Specification (Third Edition), W3C, sections 5 and 11.
 */
final class PngStructure {

  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int BITS = 24;
  private static final int COLOUR_TYPE = 25;
  private static final int INTERLACE = 28;
  private static final byte NUMBERED = 3;
  private static final int ANIMATION = 0x6163544c;
  private static final int EXIF = 0x65584966;

  private final byte[] content;
  private final ByteBuffer bytes;
  private final String name;
  private final List<Part> data = new ArrayList<>();
  private byte[] palette = new byte[0];
  private Orientation orientation = Orientation.UPRIGHT;

  /**
   * Where in the file a piece of the compressed rows lies.
   *
   * @param start its first byte
   * @param length in bytes
   */
  record Part(int start, int length) {}

  PngStructure(byte[] content, String name) {
    this.content = content;
    this.bytes = ByteBuffer.wrap(content);
    this.name = name;
  }

  Undecoded undecoded() {
    int at = SIGNATURE;
    int type = 0;
    while (type != IEND) {
      int length = checkedLength(at);
      type = bytes.getInt(at + 4);
      requireHeaderFirst(at, type);
      take(at, type, length);
      at += 12 + length;
    }
    return new Undecoded(info(), orientation, pixels());
  }

  /** The length of the chunk's data, after making sure that it is all there and unaltered. */
  private int checkedLength(int at) {
    if (content.length - at < 12) {
      throw Refusal.truncated(
          name, PictureFormat.PNG, "it ends at byte " + content.length + " without an end chunk");
    }
    long length = bytes.getInt(at) & 0xffffffffL;
    if (length > content.length - at - 12) {
      throw Refusal.truncated(
          name,
          PictureFormat.PNG,
          "a part of %,d bytes begins at byte %,d, the file ends at byte %,d"
              .formatted(length, at, content.length));
    }
    CRC32 sum = new CRC32();
    sum.update(content, at + 4, (int) length + 4);
    if ((int) sum.getValue() != bytes.getInt(at + 8 + (int) length)) {
      throw Refusal.damaged(
          name, PictureFormat.PNG, "a wrong checksum in the part that begins at byte " + at);
    }
    return (int) length;
  }

  private void requireHeaderFirst(int at, int type) {
    boolean first = at == SIGNATURE;
    if (first != (type == IHDR) || (first && bytes.getInt(at) != 13)) {
      throw Refusal.damaged(name, PictureFormat.PNG, "its header missing or out of place");
    }
  }

  private void take(int at, int type, int length) {
    switch (type) {
      case IDAT -> data.add(new Part(at + 8, length));
      case PLTE -> palette = Arrays.copyOfRange(content, at + 8, at + 8 + length);
      case EXIF -> orientation = TiffDirectory.orientation(bytes.slice(at + 8, length));
      case ANIMATION ->
          throw Refusal.unsupported(name, PictureFormat.PNG, "an animated", "a still picture");
      default -> {}
    }
  }

  private PictureInfo info() {
    boolean numbered = content[COLOUR_TYPE] == NUMBERED;
    return new PictureInfo(
        PictureFormat.PNG,
        bytes.getInt(16),
        bytes.getInt(20),
        numbered ? 8 : content[BITS],
        numbered ? 3 : channels());
  }

  private PngPixels pixels() {
    boolean numbered = content[COLOUR_TYPE] == NUMBERED;
    return new PngPixels(
        content,
        bytes.getInt(16),
        bytes.getInt(20),
        content[BITS],
        channels(),
        content[INTERLACE] == 1,
        numbered ? palette : new byte[0],
        data);
  }

  /** Samples of a pixel, after making sure that the header names a combination that exists. */
  private int channels() {
    int bits = content[BITS];
    boolean exists =
        switch (content[COLOUR_TYPE]) {
          case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
          case NUMBERED ->
              (bits == 1 || bits == 2 || bits == 4 || bits == 8) && palette.length >= 3;
          case 2, 4, 6 -> bits == 8 || bits == 16;
          default -> false;
        };
    if (!exists || content[26] != 0 || content[27] != 0 || (content[INTERLACE] & ~1) != 0) {
      throw Refusal.damaged(name, PictureFormat.PNG, "a header that contradicts itself");
    }
    return switch (content[COLOUR_TYPE]) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }
}
