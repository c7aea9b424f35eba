package dev.loupe.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a flat table as a Parquet file, row by row.
 *
 * <pre>{@code
 * try (ParquetTable table = new ParquetTable(out, List.of(
 *     new ParquetTable.Column("image", ColumnType.TEXT),
 *     new ParquetTable.Column("raw_score", ColumnType.NUMBER)), "loupe")) {
 *   table.write(List.of(Optional.of("in/0815.png"), Optional.of(1.25)));
 * }
 * }</pre>
 *
 * <p>Every cell may be empty. Plain encoding, gzip, one page for each column of a row group; no
 * dictionary, no statistics, nothing nested. A row group is written every 20,000 rows or 16 MB,
 * whichever comes first, and that is what it holds in memory. The file is whole once the table is
 * closed, and no Parquet file before.
 *
 * <p>Closing closes the stream below. Not for several threads.
 */
public final class ParquetTable implements AutoCloseable {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_BYTES = 16_000_000;
  private static final int OPTIONAL = 1;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int GZIP = 2;

  private final OutputStream out;
  private final List<Column> columns;
  private final String creator;
  private final List<RowGroup> groups = new ArrayList<>();
  private List<ColumnChunk> open;
  private long position;
  private long rows;

  /**
   * A column.
   *
   * @param name unique in the table
   * @param type of its cells
   */
  public record Column(String name, ColumnType type) {}

  private record Written(long offset, int cells, int plainBytes, int bytes) {}

  private record RowGroup(List<Written> chunks, int rows) {

    long plainBytes() {
      return chunks.stream().mapToLong(Written::plainBytes).sum();
    }
  }

  /**
   * Begins a file.
   *
   * @param creator which program writes, for the file's own record
   */
  public ParquetTable(OutputStream out, List<Column> columns, String creator) {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.creator = creator;
    open = chunks();
    put(MAGIC);
  }

  private List<ColumnChunk> chunks() {
    return columns.stream().map(column -> new ColumnChunk(column.type())).toList();
  }

  /**
   * Writes a row.
   *
   * @param cells one for each column, of its type
   * @throws UncheckedIOException when the stream below fails
   */
  public void write(List<? extends Optional<?>> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    for (int i = 0; i < cells.size(); i++) {
      open.get(i).add(cells.get(i));
    }
    rows++;
    if (open.get(0).cells() == MOST_ROWS || bytes() > MOST_BYTES) {
      endGroup();
    }
  }

  private long bytes() {
    return open.stream().mapToLong(ColumnChunk::bytes).sum();
  }

  private void endGroup() {
    int count = open.get(0).cells();
    groups.add(new RowGroup(open.stream().map(this::put).toList(), count));
    open = chunks();
  }

  private Written put(ColumnChunk chunk) {
    long offset = position;
    byte[] plain = chunk.page();
    byte[] packed = gzip(plain);
    byte[] header = pageHeader(chunk.cells(), plain.length, packed.length);
    put(header);
    put(packed);
    return new Written(
        offset, chunk.cells(), header.length + plain.length, header.length + packed.length);
  }

  private static byte[] pageHeader(int cells, int plain, int packed) {
    return new ThriftCompact()
        .begin()
        .i32(1, 0)
        .i32(2, plain)
        .i32(3, packed)
        .begin(5)
        .i32(1, cells)
        .i32(2, PLAIN)
        .i32(3, RLE)
        .i32(4, RLE)
        .end()
        .end()
        .toBytes();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private byte[] footer() {
    ThriftCompact file = new ThriftCompact().begin().i32(1, 1);
    schema(file);
    file.i64(3, rows).list(4, ThriftCompact.STRUCT, groups.size());
    groups.forEach(group -> describe(group, file));
    return file.text(6, creator).end().toBytes();
  }

  private void schema(ThriftCompact file) {
    file.list(2, ThriftCompact.STRUCT, 1 + columns.size());
    file.begin().text(4, "row").i32(5, columns.size()).end();
    for (Column column : columns) {
      file.begin().i32(1, column.type().physical).i32(3, OPTIONAL).text(4, column.name());
      if (column.type().converted >= 0) {
        file.i32(6, column.type().converted);
      }
      file.end();
    }
  }

  private void describe(RowGroup group, ThriftCompact file) {
    file.begin().list(1, ThriftCompact.STRUCT, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      describe(columns.get(i), group.chunks().get(i), file);
    }
    file.i64(2, group.plainBytes()).i64(3, group.rows()).end();
  }

  private static void describe(Column column, Written chunk, ThriftCompact file) {
    file.begin().i64(2, chunk.offset()).begin(3);
    file.i32(1, column.type().physical);
    file.list(2, ThriftCompact.I32, 2).element(PLAIN).element(RLE);
    file.list(3, ThriftCompact.TEXT, 1).element(column.name());
    file.i32(4, GZIP).i64(5, chunk.cells()).i64(6, chunk.plainBytes());
    file.i64(7, chunk.bytes()).i64(9, chunk.offset()).end().end();
  }

  private void put(byte[] bytes) {
    try {
      out.write(bytes);
      position += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is left and the table of contents. */
  @Override
  public void close() {
    if (open.get(0).cells() > 0) {
      endGroup();
    }
    byte[] footer = footer();
    put(footer);
    put(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.length)
            .array());
    put(MAGIC);
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
