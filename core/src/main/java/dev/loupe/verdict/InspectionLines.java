package dev.loupe.verdict;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file of inspections as JSON lines, read one at a time.
 *
 * <pre>{@code
 * InspectionLines lines = new InspectionLines(Path.of("results/verdicts.jsonl"));
 * lines.repair(done::add);
 * }</pre>
 */
public final class InspectionLines {

  private final Path file;

  /** The lines of a file. */
  public InspectionLines(Path file) {
    this.file = file;
  }

  /**
   * Reads all inspections.
   *
   * @throws LoupeException when a line is no inspection
   */
  public void each(Consumer<Inspection> reader) {
    long whole = read(reader);
    if (whole != size()) {
      throw new LoupeException(
          "The file "
              + file
              + " is damaged from byte "
              + whole
              + " on: expected were whole lines, each a JSON record of an inspection.");
    }
  }

  /**
   * Reads the inspections up to the first line that is torn or no inspection, which is what a crash
   * leaves at the end, and cuts the file off there.
   *
   * @return how many bytes were cut off; usually none
   */
  public long repair(Consumer<Inspection> reader) {
    long whole = read(reader);
    long excess = size() - whole;
    if (excess > 0) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return excess;
  }

  /** Reads whole lines; returns where the first other one begins, or the size of the file. */
  private long read(Consumer<Inspection> reader) {
    long whole = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
        } else if (accept(line.toByteArray(), reader)) {
          whole += line.size() + 1;
          line.reset();
        } else {
          return whole;
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return whole;
  }

  private static boolean accept(byte[] line, Consumer<Inspection> reader) {
    Inspection inspection;
    try {
      inspection = Json.mapper().readValue(line, Inspection.class);
    } catch (IOException e) {
      return false;
    }
    reader.accept(inspection);
    return true;
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private LoupeException unreadable(IOException e) {
    return new LoupeException("The inspections in " + file + " cannot be read: " + e + ".", e);
  }
}
