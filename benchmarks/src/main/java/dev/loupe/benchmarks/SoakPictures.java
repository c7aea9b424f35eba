package dev.loupe.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The picture files that a soak sends again and again. */
final class SoakPictures {

  private static final int MOST = 200;

  private SoakPictures() {}

  /** The content of the first 200 in a folder and below it, by name. */
  static List<byte[]> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(png|jpg|jpeg|bmp)"))
          .sorted()
          .limit(MOST)
          .map(SoakPictures::content)
          .toList();
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
