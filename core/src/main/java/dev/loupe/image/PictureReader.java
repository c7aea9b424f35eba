package dev.loupe.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads picture files, and refuses, with the reason, whatever is not one whole still picture of
 * bearable size.
 *
 * <pre>{@code
 * Picture board = new PictureReader().read(Path.of("board.png"));
 * }</pre>
 *
 * <p>Formats ({@link PictureFormat}) are told by content, not by name. Samples are read as stored:
 *
 * <ul>
 *   <li>grey v becomes (v, v, v); no colour profile or gamma is applied
 *   <li>16-bit samples become v * 255 / 65535, rounded; palettes and 1, 2, 4 bits the like
 *   <li>CMYK becomes RGB by (255 - ink)(255 - black) / 255
 *   <li>alpha is dropped, the colour beneath is kept
 *   <li>the EXIF orientation is applied: the picture is upright
 * </ul>
 *
 * <p>A GIF, an animation, a TIFF of several pages, more than 16 bits or floating point are refused.
 * So is a file that lost a part, even where a decoder would fill the rest with grey.
 *
 * <p>Immutable, safe for several threads. Cost, measured on one core of a 2-core machine, 5
 * megapixels: JPEG 60 to 90 ms, PNG of a noisy photo 170 ms, of which zlib takes 70.
 */
public final class PictureReader {

  /** How decoders say that the file ended too early. */
  private static final Pattern ENDED = Pattern.compile("(?i)truncated|premature|\\bend\\b|EOF");

  private final DecodeLimits limits;

  /** A reader with the {@linkplain DecodeLimits#STANDARD standard limits}. */
  public PictureReader() {
    this(DecodeLimits.STANDARD);
  }

  /** A reader that refuses what exceeds the limits. */
  public PictureReader(DecodeLimits limits) {
    this.limits = limits;
  }

  /**
   * The picture in a file.
   *
   * @throws UnreadablePictureException with what was expected, what was found and what to do
   */
  public Picture read(Path file) {
    return read(content(file), file.toString());
  }

  /**
   * The picture in these bytes.
   *
   * @param name names them in messages
   * @throws UnreadablePictureException with what was expected, what was found and what to do
   */
  public Picture read(byte[] content, String name) {
    return read(content, name, Scaling.ROUND);
  }

  /** What the header of a picture file says; reads the file and decodes no pixel. */
  public PictureInfo probe(Path file) {
    return probe(content(file), file.toString());
  }

  /** What the header of these bytes says; decodes no pixel. */
  public PictureInfo probe(byte[] content, String name) {
    return undecoded(content, name).uprightInfo();
  }

  Picture read(byte[] content, String name, Scaling scaling) {
    Undecoded undecoded = undecoded(content, name);
    PictureInfo info = undecoded.info();
    try {
      return undecoded.picture(scaling);
    } catch (IOException | RuntimeException failure) {
      throw undecodable(name, info.format(), failure);
    } catch (OutOfMemoryError failure) {
      throw Refusal.of(
          name,
          "a picture that fits the memory",
          "one of %,d x %,d pixels".formatted(info.width(), info.height()),
          "Give Java more memory (-Xmx) or lower the limit of pixels",
          failure);
    }
  }

  private static UnreadablePictureException undecodable(
      String name, PictureFormat format, Exception failure) {
    String said = said(failure);
    boolean ended = failure instanceof EOFException || ENDED.matcher(said).find();
    return Refusal.of(
        name,
        ended ? "a complete " + format : "an undamaged " + format,
        (ended ? "a truncated one" : "damage") + " (the decoder says: " + said + ")",
        Refusal.COPY_AGAIN,
        failure);
  }

  byte[] content(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      requireBytes(Files.size(file), file.toString());
      return input.readNBytes((int) limits.maxBytes() + 1);
    } catch (NoSuchFileException missing) {
      throw Refusal.of(
          file.toString(), "a picture file", "no such file", "Check the path", missing);
    } catch (AccessDeniedException denied) {
      throw Refusal.of(
          file.toString(), "a readable file", "one without permission", "Grant it", denied);
    } catch (IOException failure) {
      String found = Files.isDirectory(file) ? "a folder" : "a failure: " + said(failure);
      throw Refusal.of(file.toString(), "a picture file", found, "Check the path", failure);
    }
  }

  private Undecoded undecoded(byte[] content, String name) {
    requireBytes(content.length, name);
    PictureFormat format =
        PictureFormat.of(content)
            .orElseThrow(
                () ->
                    Refusal.of(
                        name,
                        PictureFormat.ACCEPTED,
                        PictureFormat.guess(content),
                        Refusal.SAVE_AS));
    Undecoded undecoded = structure(format, content, name);
    requirePixels(undecoded.info(), name);
    return undecoded;
  }

  private static Undecoded structure(PictureFormat format, byte[] content, String name) {
    try {
      return Undecoded.of(format, content, name);
    } catch (IndexOutOfBoundsException outside) {
      throw Refusal.truncated(name, format, "its header points behind the end");
    }
  }

  private void requireBytes(long bytes, String name) {
    if (bytes == 0) {
      throw Refusal.of(name, PictureFormat.ACCEPTED, "an empty file", Refusal.COPY_AGAIN);
    }
    if (bytes > limits.maxBytes()) {
      throw Refusal.of(
          name,
          "at most %,d bytes".formatted(limits.maxBytes()),
          "%,d".formatted(bytes),
          "Save it smaller or raise the limit of bytes");
    }
  }

  private void requirePixels(PictureInfo info, String name) {
    if (info.width() < 1 || info.height() < 1) {
      throw Refusal.damaged(
          name,
          info.format(),
          "an impossible size of " + info.width() + " x " + info.height() + " pixels");
    }
    if (info.pixels() > limits.maxPixels()) {
      throw Refusal.of(
          name,
          "at most %,d pixels".formatted(limits.maxPixels()),
          "%,d x %,d".formatted(info.width(), info.height()),
          "Save it smaller or raise the limit of pixels");
    }
  }

  private static String said(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
