package dev.loupe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output as a stream of whole UTF-8 lines, for writers that close what they write to;
 * closing it closes nothing.
 */
final class ScreenStream extends OutputStream {

  private final PrintWriter screen;

  ScreenStream(PrintWriter screen) {
    this.screen = screen;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    screen.write(new String(bytes, from, length, StandardCharsets.UTF_8));
    if (screen.checkError()) {
      throw new IOException("nobody reads the output any more");
    }
  }

  @Override
  public void flush() {
    screen.flush();
  }
}
