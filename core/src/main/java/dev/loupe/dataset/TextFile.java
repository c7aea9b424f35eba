package dev.loupe.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text that belongs to a data set; what is not UTF-8 is read as replacement characters. */
final class TextFile {

  private TextFile() {}

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  /** The whole text, without the byte order mark that spreadsheets write. */
  static String text(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new DatasetException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
