package dev.loupe.report;

import dev.loupe.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a chart as a picture of its own, to be put into documents. */
public final class SvgFile {

  private SvgFile() {}

  /**
   * Writes an SVG file beside its place and moves it there; black on white.
   *
   * @throws dev.loupe.LoupeException when it cannot be written
   */
  public static void write(ScatterChart chart, Path file) {
    StringBuilder text = new StringBuilder();
    ScatterDrawing.of(chart)
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", 2.0 * Plot.WIDTH)
        .with("style", "background:#ffffff")
        .with("font-family", "sans-serif")
        .with("font-size", "12")
        .with("fill", "#1b2227")
        .writeTo(text);
    AtomicFile.write(file, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }
}
