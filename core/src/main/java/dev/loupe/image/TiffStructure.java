package dev.loupe.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the directories of a TIFF: one page, whole-number samples, and all strips within the file.
 * Previews and transparency masks beside the page do not count as pages.
 *
 * <p>Source: TIFF Revision 6.0, Adobe, 1992, section 8.
 */
final class TiffStructure {

  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int CHANNELS = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PALETTE = 3;
  private static final int MOST_DIRECTORIES = 10_000;

  private TiffStructure() {}

  static Undecoded undecoded(byte[] content, String name) {
    ByteBuffer bytes = TiffDirectory.ordered(ByteBuffer.wrap(content));
    if (content.length > 3 && bytes.getShort(2) != 42) {
      throw Refusal.unsupported(name, PictureFormat.TIFF, "a 64-bit (BigTIFF)", "a 32-bit TIFF");
    }
    try {
      TiffDirectory page = onlyPage(bytes, name);
      requireAllStrips(page, content.length, name);
      return Undecoded.of(info(page, name), page.orientation(), content);
    } catch (IndexOutOfBoundsException outside) {
      throw Refusal.truncated(
          name, PictureFormat.TIFF, "its directory points behind the end, byte " + content.length);
    }
  }

  private static TiffDirectory onlyPage(ByteBuffer bytes, String name) {
    TiffDirectory first = TiffDirectory.at(bytes, bytes.getInt(4) & 0xffffffffL);
    Set<Long> seen = new HashSet<>();
    int pages = 1;
    for (long at = first.next(); at != 0 && seen.add(at); ) {
      TiffDirectory directory = TiffDirectory.at(bytes, at);
      pages += (directory.first(SUBFILE_TYPE, 0) & 5) == 0 ? 1 : 0;
      at = seen.size() < MOST_DIRECTORIES ? directory.next() : 0;
    }
    if (pages > 1) {
      throw Refusal.of(
          name, "a TIFF with one page", pages + " pages", "Save each page as a file of its own");
    }
    return first;
  }

  private static void requireAllStrips(TiffDirectory page, int length, String name) {
    requireWithin(page.all(STRIP_OFFSETS), page.all(STRIP_LENGTHS), length, name);
    requireWithin(page.all(TILE_OFFSETS), page.all(TILE_LENGTHS), length, name);
  }

  private static void requireWithin(long[] offsets, long[] lengths, int end, String name) {
    for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
      if (offsets[i] + lengths[i] > end) {
        throw Refusal.truncated(
            name,
            PictureFormat.TIFF,
            "pixels lie at bytes %,d to %,d, the file ends at byte %,d"
                .formatted(offsets[i], offsets[i] + lengths[i], end));
      }
    }
  }

  private static PictureInfo info(TiffDirectory page, String name) {
    long width = page.first(WIDTH, 0);
    long height = page.first(HEIGHT, 0);
    long bits = page.first(BITS, 1);
    long channels = page.first(CHANNELS, 1);
    boolean palette = page.first(PHOTOMETRIC, 1) == PALETTE;
    boolean alike = Arrays.stream(page.all(BITS)).allMatch(other -> other == bits);
    boolean known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    if (!alike || !known || page.first(SAMPLE_FORMAT, 1) != 1 || channels > 16) {
      throw Refusal.unsupported(
          name,
          PictureFormat.TIFF,
          "a %d-channel %d-bit %s"
              .formatted(channels, bits, page.first(SAMPLE_FORMAT, 1) == 1 ? "" : "signed or float")
              .strip(),
          "a TIFF with whole-number samples of 1, 2, 4, 8 or 16 bits");
    }
    if (Math.max(width, height) > Integer.MAX_VALUE) {
      throw Refusal.damaged(
          name, PictureFormat.TIFF, "an impossible size of " + width + " x " + height + " pixels");
    }
    return new PictureInfo(
        PictureFormat.TIFF,
        (int) width,
        (int) height,
        palette ? 8 : (int) bits,
        palette ? 3 : (int) channels);
  }
}
