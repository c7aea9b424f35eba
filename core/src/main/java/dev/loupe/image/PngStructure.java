package dev.loupe.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG, checks lengths and checksums, and keeps those that make pixels: IHDR,
 * PLTE, IDAT, IEND. Transparency is left behind: the colours are read as stored.
 *
 * <p>Source: Portable Network Graphics Specification (Third Edition), W3C, sections 5 and 11.
 */
final class PngStructure {

  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int ANIMATION = 0x6163544c;
  private static final int EXIF = 0x65584966;

  private final byte[] content;
  private final ByteBuffer bytes;
  private final String name;
  private final ByteArrayOutputStream essence;
  private Orientation orientation = Orientation.UPRIGHT;

  PngStructure(byte[] content, String name) {
    this.content = content;
    this.bytes = ByteBuffer.wrap(content);
    this.name = name;
    this.essence = new ByteArrayOutputStream(content.length);
  }

  Undecoded undecoded() {
    essence.write(content, 0, SIGNATURE);
    int at = SIGNATURE;
    int type = 0;
    while (type != IEND) {
      int length = checkedLength(at);
      type = bytes.getInt(at + 4);
      requireHeaderFirst(at, type);
      take(at, type, length);
      at += 12 + length;
    }
    return new Undecoded(info(), orientation, essence.toByteArray());
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
      case IHDR, PLTE, IDAT, IEND -> essence.write(content, at, 12 + length);
      case EXIF -> orientation = TiffDirectory.orientation(bytes.slice(at + 8, length));
      case ANIMATION ->
          throw Refusal.unsupported(name, PictureFormat.PNG, "an animated", "a still picture");
      default -> {}
    }
  }

  private PictureInfo info() {
    int bits = content[24];
    return switch (content[25]) {
      case 0 -> info(bits, 1);
      case 2 -> info(bits, 3);
      case 3 -> info(8, 3);
      case 4 -> info(bits, 2);
      case 6 -> info(bits, 4);
      default ->
          throw Refusal.damaged(
              name, PictureFormat.PNG, "the impossible colour type " + content[25]);
    };
  }

  private PictureInfo info(int bits, int channels) {
    return new PictureInfo(PictureFormat.PNG, bytes.getInt(16), bytes.getInt(20), bits, channels);
  }
}
