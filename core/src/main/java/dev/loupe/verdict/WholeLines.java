package dev.loupe.verdict;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Hands each line to the stream below in a single write, and flushes it. */
final class WholeLines implements AutoCloseable {

  private final OutputStream out;
  private final String end;

  WholeLines(OutputStream out, String end) {
    this.out = out;
    this.end = end;
  }

  void write(String line) {
    try {
      out.write((line + end).getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new LoupeException(
          "An inspection could not be written: "
              + e.getMessage()
              + ". All lines before it are complete. Free some space or choose another place.",
          e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new LoupeException("The inspections could not be closed: " + e.getMessage(), e);
    }
  }
}
