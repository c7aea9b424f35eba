package dev.loupe.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes Thrift structures in the compact protocol: a field is the distance of its number from the
 * one before and its type in one byte, whole numbers are zigzag varints.
 */
final class ThriftCompact {

  /** Element types of lists. */
  static final int I32 = 5;

  static final int TEXT = 8;
  static final int STRUCT = 12;

  private static final int I64 = 6;
  private static final int LIST = 9;
  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> enclosing = new ArrayDeque<>();
  private int lastField;

  /** Begins a structure: the whole message, or an element of a list. */
  ThriftCompact begin() {
    enclosing.push(lastField);
    lastField = 0;
    return this;
  }

  /** Begins a structure in a field. */
  ThriftCompact begin(int field) {
    header(field, STRUCT);
    return begin();
  }

  /** Ends the structure begun last. */
  ThriftCompact end() {
    out.write(0);
    lastField = enclosing.pop();
    return this;
  }

  ThriftCompact i32(int field, int value) {
    header(field, I32);
    return element(value);
  }

  ThriftCompact i64(int field, long value) {
    header(field, I64);
    varint((value << 1) ^ (value >> 63));
    return this;
  }

  ThriftCompact text(int field, String value) {
    header(field, TEXT);
    return element(value);
  }

  /** Announces a list; its elements follow. */
  ThriftCompact list(int field, int type, int size) {
    header(field, LIST);
    if (size < LONG_LIST) {
      out.write(size << 4 | type);
    } else {
      out.write(LONG_LIST << 4 | type);
      varint(size);
    }
    return this;
  }

  /** A whole number in a list. */
  ThriftCompact element(int value) {
    varint(((long) value << 1) ^ ((long) value >> 63));
    return this;
  }

  /** Text in a list. */
  ThriftCompact element(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void header(int field, int type) {
    out.write((field - lastField) << 4 | type);
    lastField = field;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
