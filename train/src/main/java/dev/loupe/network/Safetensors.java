package dev.loupe.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.LoupeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: eight bytes of header length, a JSON header with the type, shape and
 * place of each tensor, then the numbers, little-endian.
 *
 * <p>Source: github.com/huggingface/safetensors, README. Reading refuses headers over 100 MB,
 * places outside the file, overlaps and gaps, sizes that contradict the shape, and types that are
 * no float.
 */
final class Safetensors {

  private static final long LONGEST_HEADER = 100_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Safetensors() {}

  static Weights read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return new Reader(file.toString(), new FileBytes(channel)).weights();
    } catch (NoSuchFileException e) {
      throw new LoupeException("There is no weights file " + file, e);
    } catch (IOException e) {
      throw new LoupeException("The weights file " + file + " cannot be read: " + e, e);
    }
  }

  /** Reads what lies in memory; the name is for messages. */
  static Weights read(String name, byte[] bytes) {
    try {
      return new Reader(name, new MemoryBytes(bytes)).weights();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Weights weights, Path file, Weights.Precision precision) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        write(weights, out, precision);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LoupeException("The weights cannot be written to " + file + ": " + e, e);
    } finally {
      beside.toFile().delete();
    }
  }

  static void write(Weights weights, OutputStream out, Weights.Precision precision)
      throws IOException {
    byte[] header = header(weights, precision);
    out.write(littleEndian(8).putLong(header.length).array());
    out.write(header);
    for (String name : weights.names()) {
      out.write(bytes(weights.get(name).values(), precision));
    }
  }

  private static byte[] header(Weights weights, Weights.Precision precision) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!weights.metadata().isEmpty()) {
      ObjectNode remarks = header.putObject("__metadata__");
      weights.metadata().forEach(remarks::put);
    }
    long at = 0;
    for (String name : weights.names()) {
      FloatTensor tensor = weights.get(name);
      long end = at + (long) tensor.values().length * Type.of(precision).bytes;
      ObjectNode entry = header.putObject(name).put("dtype", Type.of(precision).name());
      Arrays.stream(tensor.shape().toArray()).forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static byte[] bytes(float[] values, Weights.Precision precision) {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Type.of(precision).bytes));
    for (float value : values) {
      if (precision == Weights.Precision.HALF) {
        bytes.putShort(Half.fromFloat(value));
      } else {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The types of numbers that can be read. */
  private enum Type {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    static Type of(Weights.Precision precision) {
      return precision == Weights.Precision.HALF ? F16 : F32;
    }

    float next(ByteBuffer buffer) {
      return switch (this) {
        case F32 -> buffer.getFloat();
        case F16 -> Half.toFloat(buffer.getShort());
        case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
      };
    }
  }

  /** Where a tensor lies. */
  private record Entry(String name, Type type, Shape shape, long from, long to) {}

  /** Bytes at places. */
  private interface Bytes {

    long size() throws IOException;

    /** Little-endian; fewer than asked for only where the bytes end. */
    ByteBuffer at(long from, long length) throws IOException;
  }

  private record FileBytes(FileChannel channel) implements Bytes {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public ByteBuffer at(long from, long length) throws IOException {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, from, length)
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record MemoryBytes(byte[] bytes) implements Bytes {

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public ByteBuffer at(long from, long length) {
      return ByteBuffer.wrap(bytes, Math.toIntExact(from), Math.toIntExact(length))
          .slice()
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** One file being read. */
  private static final class Reader {

    private final String name;
    private final Bytes bytes;

    Reader(String name, Bytes bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    Weights weights() throws IOException {
      long headerLength = headerLength();
      JsonNode header = header(headerLength);
      Weights.Builder weights = Weights.builder();
      for (Entry entry : entries(header, bytes.size() - 8 - headerLength)) {
        weights.put(entry.name(), numbers(entry, 8 + headerLength));
      }
      for (Map.Entry<String, JsonNode> remark : header.path("__metadata__").properties()) {
        weights.metadata(remark.getKey(), remark.getValue().asText());
      }
      return weights.build();
    }

    private long headerLength() throws IOException {
      if (bytes.size() < 8) {
        throw broken("it is only " + bytes.size() + " bytes long");
      }
      long length = bytes.at(0, 8).getLong();
      if (length < 2 || length > LONGEST_HEADER || length > bytes.size() - 8) {
        throw broken("its header claims " + Long.toUnsignedString(length) + " bytes");
      }
      return length;
    }

    private JsonNode header(long length) throws IOException {
      byte[] json = new byte[Math.toIntExact(length)];
      bytes.at(8, json.length).get(json);
      try {
        JsonNode header = JSON.readTree(new String(json, StandardCharsets.UTF_8));
        if (!header.isObject()) {
          throw broken("its header is no JSON object");
        }
        return header;
      } catch (JsonProcessingException e) {
        throw broken("its header is no JSON: " + e.getOriginalMessage());
      }
    }

    private List<Entry> entries(JsonNode header, long dataLength) {
      List<Entry> entries = new ArrayList<>();
      for (Map.Entry<String, JsonNode> property : header.properties()) {
        if (!property.getKey().equals("__metadata__")) {
          entries.add(entry(property.getKey(), property.getValue(), dataLength));
        }
      }
      entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
      requireContiguous(entries, dataLength);
      return entries;
    }

    private void requireContiguous(List<Entry> entries, long dataLength) {
      long at = 0;
      for (Entry entry : entries) {
        if (entry.from() != at) {
          throw broken(
              entry.from() < at
                  ? "\"" + entry.name() + "\" overlaps the tensor before it"
                  : "there is a gap before \"" + entry.name() + "\"");
        }
        at = entry.to();
      }
      if (at != dataLength) {
        throw broken("%d bytes follow the last tensor".formatted(dataLength - at));
      }
    }

    private Entry entry(String name, JsonNode json, long dataLength) {
      Shape shape = Shape.of(longs(name, json, "shape"));
      long[] place = longs(name, json, "data_offsets");
      Type type = type(name, json.path("dtype").asText());
      if (place.length != 2 || place[0] > place[1]) {
        throw broken("\"" + name + "\" has the place " + Arrays.toString(place));
      }
      if (place[1] > dataLength) {
        throw broken(
            "it is truncated: \"%s\" ends at byte %d of %d".formatted(name, place[1], dataLength));
      }
      if (elements(name, shape) != (place[1] - place[0]) / (double) type.bytes) {
        throw broken(
            "\"%s\" %s of %s does not fill %d bytes"
                .formatted(name, shape, type, place[1] - place[0]));
      }
      return new Entry(name, type, shape, place[0], place[1]);
    }

    private long elements(String name, Shape shape) {
      try {
        return Math.toIntExact(shape.elements());
      } catch (ArithmeticException e) {
        throw broken("\"" + name + "\" " + shape + " is too large");
      }
    }

    private Type type(String name, String type) {
      return Arrays.stream(Type.values())
          .filter(known -> known.name().equals(type))
          .findAny()
          .orElseThrow(
              () ->
                  broken(
                      "\"%s\" is of type %s; known are %s"
                          .formatted(name, type, Arrays.toString(Type.values()))));
    }

    private long[] longs(String name, JsonNode json, String field) {
      JsonNode array = json.path(field);
      long[] values = new long[array.size()];
      boolean whole = array.isArray();
      for (int i = 0; i < values.length; i++) {
        JsonNode value = array.get(i);
        whole &= value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
        values[i] = value.asLong();
      }
      if (!whole) {
        throw broken("\"%s\" has the %s %s".formatted(name, field, array));
      }
      return values;
    }

    private FloatTensor numbers(Entry entry, long start) throws IOException {
      int length = Math.toIntExact(entry.shape().elements());
      float[] values = new float[length];
      ByteBuffer place = bytes.at(start + entry.from(), entry.to() - entry.from());
      for (int i = 0; i < length; i++) {
        values[i] = entry.type().next(place);
      }
      return new FloatTensor(entry.shape(), values);
    }

    private LoupeException broken(String why) {
      return new LoupeException(
          "The weights file %s is not valid safetensors: %s".formatted(name, why));
    }
  }
}
