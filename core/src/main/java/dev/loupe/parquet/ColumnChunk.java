package dev.loupe.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The cells of one column that are collected for the next row group: the values one behind the
 * other (PLAIN), and which cells are there (run lengths, Parquet's definition levels).
 */
final class ColumnChunk {

  private final ColumnType type;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
  private int cells;
  private int level;
  private int run;

  ColumnChunk(ColumnType type) {
    this.type = type;
  }

  void add(Optional<?> cell) {
    cell.ifPresent(this::addValue);
    int present = cell.isPresent() ? 1 : 0;
    if (present != level) {
      endRun();
      level = present;
    }
    run++;
    cells++;
  }

  private void addValue(Object value) {
    switch (type) {
      case TEXT -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        number(Integer.BYTES, text.length);
        values.writeBytes(text);
      }
      case COUNT -> number(Integer.BYTES, (Integer) value);
      case NUMBER -> number(Long.BYTES, Double.doubleToRawLongBits((Double) value));
      case TIME -> number(Long.BYTES, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    }
  }

  private void number(int bytes, long value) {
    for (int i = 0; i < bytes; i++) {
      values.write((int) (value >>> (8 * i)));
    }
  }

  private void endRun() {
    if (run == 0) {
      return;
    }
    int header = run << 1;
    while ((header & ~0x7f) != 0) {
      levels.write(header & 0x7f | 0x80);
      header >>>= 7;
    }
    levels.write(header);
    levels.write(level);
    run = 0;
  }

  int cells() {
    return cells;
  }

  int bytes() {
    return values.size() + levels.size();
  }

  /** The content of a data page, before compression. The chunk is over then. */
  byte[] page() {
    endRun();
    return ByteBuffer.allocate(Integer.BYTES + bytes())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(levels.size())
        .put(levels.toByteArray())
        .put(values.toByteArray())
        .array();
  }
}
