package dev.loupe.spark;

import dev.loupe.LoupeException;
import dev.loupe.metric.PixelCounts;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * The counts of all pixels on the driver's disk, 16 bytes for each distinct score and area, so that
 * they can be walked once for each figure. Closing removes the file.
 */
final class SpooledCounts implements Iterable<PixelCounts.Row>, AutoCloseable {

  private final Path file;
  private final long rows;

  private SpooledCounts(Path file, long rows) {
    this.file = file;
    this.rows = rows;
  }

  /** Fetches sorted rows of key, area and pixels. */
  static SpooledCounts fetch(Iterator<Row> sorted) {
    try {
      Path file = Files.createTempFile("loupe-counts", ".bin");
      long rows = 0;
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        for (; sorted.hasNext(); rows++) {
          Row row = sorted.next();
          out.writeInt(row.getInt(0));
          out.writeInt(row.getInt(1));
          out.writeLong(row.getLong(2));
        }
      }
      return new SpooledCounts(file, rows);
    } catch (IOException e) {
      throw new LoupeException("The counts of the pixels cannot be kept on disk: " + e, e);
    }
  }

  @Override
  public Iterator<PixelCounts.Row> iterator() {
    try {
      return new Walk(
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Walk implements Iterator<PixelCounts.Row> {

    private final DataInputStream in;
    private long left;

    Walk(DataInputStream in, long rows) {
      this.in = in;
      left = rows;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public PixelCounts.Row next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      try {
        PixelCounts.Row row = new PixelCounts.Row(in.readInt(), in.readInt(), in.readLong());
        left--;
        if (left == 0) {
          in.close();
        }
        return row;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
