package dev.loupe.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks the segments before the first scan of a JPEG and keeps those that make pixels. Colour
 * profiles are left behind: the samples are read as stored.
 *
 * <p>What the samples mean is decided as libjpeg does: a JFIF segment means YCbCr, else an Adobe
 * segment says it, else components named R, G, B mean RGB and all others YCbCr. The outcome is
 * written in front of what is handed to the decoder.
 *
 * <p>Source: ITU-T T.81 annex B; T.871 (JFIF); Exif 3.0, 4.5.4; libjpeg, {@code
 * default_decompress_parms}.
 */
final class JpegStructure {

  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int QUANTISATION = 0xdb;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int HUFFMAN = 0xc4;

  /** Real ones have about ten; each costs a pass over all pixels. */
  private static final int MOST_SCANS = 500;

  private static final byte[] JFIF = {
    (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
  };

  private final byte[] content;
  private final ByteBuffer bytes;
  private final String name;
  private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
  private Orientation orientation = Orientation.UPRIGHT;
  private int frame = -1;
  private boolean jfif;
  private int adobe = -1;

  JpegStructure(byte[] content, String name) {
    this.content = content;
    this.bytes = ByteBuffer.wrap(content);
    this.name = name;
  }

  Undecoded undecoded() {
    int at = 2;
    int marker = nextMarker(at);
    while (marker != START_OF_SCAN) {
      at = skipFill(at);
      int length = segmentLength(at, marker);
      take(marker, at, length);
      at += 2 + length;
      marker = nextMarker(at);
    }
    if (frame < 0) {
      throw Refusal.damaged(name, PictureFormat.JPEG, "pixels without a header before them");
    }
    requireEnd(at);
    return Undecoded.of(info(), orientation, essence(at));
  }

  /** Follows the scans to the end marker; a decoder would fill what is missing with grey. */
  private void requireEnd(int firstScan) {
    int scans = 0;
    int at = firstScan;
    while (at + 1 < content.length) {
      int marker = content[at] == (byte) 0xff ? content[at + 1] & 0xff : 0;
      if (marker == END_OF_IMAGE) {
        return;
      }
      if (marker == START_OF_SCAN && ++scans > MOST_SCANS) {
        throw Refusal.damaged(name, PictureFormat.JPEG, "more than " + MOST_SCANS + " scans");
      }
      boolean segment = marker == START_OF_SCAN || marker == HUFFMAN || marker == QUANTISATION;
      at += segment && at + 3 < content.length ? 2 + length(at) : 1;
    }
    throw Refusal.truncated(
        name,
        PictureFormat.JPEG,
        "it ends at byte %,d without an end marker".formatted(content.length));
  }

  private int skipFill(int at) {
    int marker = at;
    while (content[marker + 1] == (byte) 0xff) {
      marker++;
    }
    return marker;
  }

  private int nextMarker(int at) {
    int second = at + 1;
    while (second < content.length && content[second] == (byte) 0xff) {
      second++;
    }
    if (second >= content.length) {
      throw truncatedHeader();
    }
    if (content[at] != (byte) 0xff) {
      throw Refusal.damaged(name, PictureFormat.JPEG, "no marker at byte " + at);
    }
    return content[second] & 0xff;
  }

  private int segmentLength(int at, int marker) {
    if (marker == END_OF_IMAGE || marker == START_OF_IMAGE || marker == 0) {
      throw Refusal.damaged(name, PictureFormat.JPEG, "an end before the first pixel");
    }
    if (at + 4 > content.length || at + 2 + length(at) > content.length) {
      throw truncatedHeader();
    }
    if (length(at) < 2) {
      throw Refusal.damaged(name, PictureFormat.JPEG, "an impossible length at byte " + at);
    }
    return length(at);
  }

  private int length(int at) {
    return bytes.getShort(at + 2) & 0xffff;
  }

  private UnreadablePictureException truncatedHeader() {
    return Refusal.truncated(
        name,
        PictureFormat.JPEG,
        "it ends at byte " + content.length + ", inside its header, before the first pixel");
  }

  private void take(int marker, int at, int length) {
    if (marker == 0xe0 && startsWith(at, length, "JFIF\0")) {
      jfif = true;
    } else if (marker == 0xee && length >= 14 && startsWith(at, length, "Adobe")) {
      adobe = content[at + 15] & 0xff;
    } else if (marker == 0xe1 && startsWith(at, length, "Exif\0")) {
      orientation = TiffDirectory.orientation(bytes.slice(at + 10, Math.max(0, length - 8)));
    } else if (marker == QUANTISATION || marker == HUFFMAN || marker == RESTART_INTERVAL) {
      tables.write(content, at, 2 + length);
    } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8 && marker != 0xcc) {
      takeFrame(marker, at, length);
    }
  }

  private boolean startsWith(int at, int length, String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    return length >= 2 + expected.length
        && new String(content, at + 4, expected.length, StandardCharsets.US_ASCII).equals(text);
  }

  private void takeFrame(int marker, int at, int length) {
    if (frame >= 0 || length < 8 || length < 8 + 3 * content[at + 9]) {
      throw Refusal.damaged(name, PictureFormat.JPEG, "a broken frame header");
    }
    if (marker > 0xc2 || content[at + 4] != 8) {
      throw Refusal.unsupported(
          name,
          PictureFormat.JPEG,
          "a lossless, arithmetic or %d-bit".formatted(content[at + 4]),
          "a baseline or progressive JPEG with 8 bits a sample");
    }
    frame = at;
    tables.write(content, at, 2 + length);
  }

  private PictureInfo info() {
    int height = bytes.getShort(frame + 5) & 0xffff;
    int width = bytes.getShort(frame + 7) & 0xffff;
    int channels = content[frame + 9];
    if (channels != 1 && channels != 3 && channels != 4) {
      throw Refusal.unsupported(
          name, PictureFormat.JPEG, "a " + channels + "-channel", "a JPEG in grey, RGB or CMYK");
    }
    return new PictureInfo(PictureFormat.JPEG, width, height, 8, channels);
  }

  private byte[] essence(int scan) {
    ByteArrayOutputStream essence =
        new ByteArrayOutputStream(content.length - scan + tables.size() + 20);
    essence.write(content, 0, 2);
    int channels = content[frame + 9];
    if (channels == 4) {
      essence.writeBytes(adobe(Math.max(adobe, 0)));
    } else if (channels == 3 && !jfif && rgb()) {
      essence.writeBytes(adobe(0));
    } else {
      essence.writeBytes(JFIF);
    }
    essence.writeBytes(tables.toByteArray());
    essence.write(content, scan, content.length - scan);
    return essence.toByteArray();
  }

  private boolean rgb() {
    boolean named =
        content[frame + 10] == 'R' && content[frame + 13] == 'G' && content[frame + 16] == 'B';
    return adobe >= 0 ? adobe == 0 : named;
  }

  private static byte[] adobe(int transform) {
    byte[] segment = new byte[16];
    ByteBuffer.wrap(segment)
        .putShort((short) 0xffee)
        .putShort((short) 14)
        .put("Adobe".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 100)
        .put(15, (byte) transform);
    return segment;
  }
}
