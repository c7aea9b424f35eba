package dev.loupe.dataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The IDX files of the MNIST family, compressed with gzip. They are read as a stream; only the
 * pictures asked for are kept.
 */
final class IdxFile {

  private static final int LABELS = 0x0801;
  private static final int PICTURES = 0x0803;
  private static final int MOST = 10_000_000;
  private static final int LARGEST_SIDE = 4096;

  private IdxFile() {}

  static int[] labels(Path file) {
    try (DataInputStream in = open(file)) {
      requireMagic(in, LABELS);
      int[] labels = new int[within(in.readInt(), MOST)];
      byte[] content = new byte[labels.length];
      in.readFully(content);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = within(content[i], 9);
      }
      return labels;
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /**
   * The pictures at these places.
   *
   * @param chosen places in ascending order
   */
  static List<GreyPixels> pictures(Path file, int[] chosen) {
    try (DataInputStream in = open(file)) {
      requireMagic(in, PICTURES);
      within(in.readInt(), MOST);
      int height = within(in.readInt(), LARGEST_SIDE);
      int width = within(in.readInt(), LARGEST_SIDE);
      return pictures(in, chosen, width, height);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static List<GreyPixels> pictures(DataInputStream in, int[] chosen, int width, int height)
      throws IOException {
    List<GreyPixels> pictures = new ArrayList<>(chosen.length);
    int next = 0;
    for (int place : chosen) {
      in.skipNBytes((long) (place - next) * width * height);
      byte[] grey = new byte[width * height];
      in.readFully(grey);
      pictures.add(new GreyPixels(width, height, grey));
      next = place + 1;
    }
    return pictures;
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static void requireMagic(DataInputStream in, int expected) throws IOException {
    int found = in.readInt();
    if (found != expected) {
      throw new IOException(
          "expected the number %08x at its start, found %08x".formatted(expected, found));
    }
  }

  private static int within(int number, int most) throws IOException {
    if (number < 0 || number > most) {
      throw new IOException(
          "a number between 0 and %d was expected, found %d".formatted(most, number));
    }
    return number;
  }

  private static DatasetException damaged(Path file, IOException e) {
    return new DatasetException(
        "%s is not a complete IDX file (%s). Download it again.".formatted(file, e.getMessage()),
        e);
  }
}
