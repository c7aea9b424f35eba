package dev.loupe.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file format pictures are read from. It is recognised by the content, so a JPEG named {@code
 * board.png} is read as the JPEG it is.
 */
public enum PictureFormat {
  /** Portable network graphics: 1 to 16 bits a sample, lossless. */
  PNG("\u0089PNG\r\n\u001a\n"),
  /** Baseline and progressive JPEG with 8 bits a sample: grey, colour, CMYK. */
  JPEG("\u00ff\u00d8\u00ff"),
  /** Windows bitmap. */
  BMP("BM"),
  /** Tagged image file format with one page, 1 to 16 bits a sample. */
  TIFF("II*\0", "MM\0*", "II+\0", "MM\0+");

  /** What a refusal offers. */
  static final String ACCEPTED = "PNG, JPEG, BMP or TIFF";

  private final String[] beginnings;

  PictureFormat(String... beginnings) {
    this.beginnings = beginnings;
  }

  /** Whether encoding changes no pixel. */
  boolean lossless() {
    return this != JPEG;
  }

  /** The format of the content, by its first bytes; empty for anything that is not read. */
  public static Optional<PictureFormat> of(byte[] content) {
    String start = start(content);
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.beginnings).anyMatch(start::startsWith))
        .findFirst();
  }

  /** What content that is not read seems to be, for a message: "a GIF", "plain text". */
  static String guess(byte[] content) {
    String start = start(content);
    if (start.startsWith("GIF8")) {
      return "a GIF";
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return "a WebP picture";
    }
    if (start.startsWith("ftyp", 4)) {
      return start.startsWith("hei", 8) || start.startsWith("mif1", 8)
          ? "a HEIC picture"
          : start.startsWith("avi", 8) ? "an AVIF picture" : "a video (MP4 family)";
    }
    return guessOther(start);
  }

  private static String guessOther(String start) {
    if (start.startsWith("jP", 4) || start.startsWith("\u00ff\u004f\u00ff\u0051")) {
      return "a JPEG 2000 picture";
    }
    if (start.startsWith("%PDF")) {
      return "a PDF document";
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return "a ZIP archive";
    }
    if (start.matches("P[1-7]\\s(?s:.*)")) {
      return "a PNM picture";
    }
    boolean printable = start.chars().allMatch(c -> (c >= ' ' && c < 127) || (c >= 9 && c <= 13));
    return printable ? "plain text" : "data of no known format";
  }

  private static String start(byte[] content) {
    return new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1);
  }
}
