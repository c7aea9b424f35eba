package dev.loupe.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads mask files: pictures in which a defect is bright on black.
 *
 * <p>A pixel is set when it is brighter than half, above 127 of 255 in its brightest channel: JPEG
 * noise and smoothed edges, as in the Magnetic Tile data set, do not grow the defect. One
 * exception: a lossless file whose levels all lie in 0..127 and that is not black numbers its
 * classes, as VisA does (0 good, 1 scratch, ...); there all above 0 is set. {@link #inspect} tells
 * which was taken.
 *
 * <p>Immutable, safe for several threads. Limits and errors are those of {@link PictureReader}.
 */
public final class MaskReader {

  private final PictureReader pictures;

  /** A reader of masks with the standard limits. */
  public MaskReader() {
    this(new PictureReader());
  }

  /** A reader of masks that uses the limits of a reader of pictures. */
  public MaskReader(PictureReader pictures) {
    this.pictures = pictures;
  }

  /**
   * The mask in a file.
   *
   * @throws UnreadablePictureException with what was expected, what was found and what to do
   */
  public Mask read(Path file) {
    return read(pictures.content(file), file.toString());
  }

  /** The mask in these bytes; {@code name} names them in messages. */
  public Mask read(byte[] content, String name) {
    Levels levels = levels(content, name);
    int from = levels.reading() == MaskInfo.Reading.BRIGHT ? 128 : 1;
    boolean[] set = new boolean[levels.grey().length];
    for (int i = 0; i < set.length; i++) {
      set[i] = (levels.grey()[i] & 0xff) >= from;
    }
    return new Mask(levels.width(), levels.height(), set);
  }

  /** What is in a mask file. */
  public MaskInfo inspect(Path file) {
    return inspect(pictures.content(file), file.toString());
  }

  /** What is in these bytes of a mask file; {@code name} names them in messages. */
  public MaskInfo inspect(byte[] content, String name) {
    Levels levels = levels(content, name);
    int from = levels.reading() == MaskInfo.Reading.BRIGHT ? 128 : 1;
    int set = 0;
    List<Integer> occurring = new ArrayList<>();
    for (int level = 0; level < 256; level++) {
      set += level >= from ? levels.counts()[level] : 0;
      if (levels.counts()[level] > 0) {
        occurring.add(level);
      }
    }
    return new MaskInfo(levels.width(), levels.height(), occurring, set, levels.reading());
  }

  private Levels levels(byte[] content, String name) {
    Picture picture = pictures.read(content, name, Scaling.UP);
    byte[] grey = new byte[picture.width() * picture.height()];
    int[] counts = new int[256];
    for (int i = 0; i < grey.length; i++) {
      int level =
          Math.max(
              picture.rgb()[3 * i] & 0xff,
              Math.max(picture.rgb()[3 * i + 1] & 0xff, picture.rgb()[3 * i + 2] & 0xff));
      grey[i] = (byte) level;
      counts[level]++;
    }
    boolean lossless = PictureFormat.of(content).filter(PictureFormat::lossless).isPresent();
    return new Levels(picture.width(), picture.height(), grey, counts, lossless);
  }

  /** The brightest channel of each pixel, and how often each level occurs. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Levels(int width, int height, byte[] grey, int[] counts, boolean lossless) {

    MaskInfo.Reading reading() {
      for (int level = 128; level < 256; level++) {
        if (counts[level] > 0) {
          return MaskInfo.Reading.BRIGHT;
        }
      }
      return lossless && counts[0] < grey.length
          ? MaskInfo.Reading.CLASS_NUMBERS
          : MaskInfo.Reading.BRIGHT;
    }
  }
}
