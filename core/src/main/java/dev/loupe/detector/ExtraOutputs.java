package dev.loupe.detector;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes values inside an ONNX graph outputs, without reading or rewriting the graph.
 *
 * <p>A protobuf message may come in pieces: the fields of a nested message that comes twice are
 * merged, and lists are joined. So a piece with {@code graph { output { name } } } is put behind
 * the model's bytes.
 *
 * <p>Source: Protocol Buffers, "Encoding", last one wins and merging of embedded messages; field
 * numbers of {@code onnx.proto}: ModelProto.graph 7, GraphProto.output 12, ValueInfoProto.name 1.
 */
final class ExtraOutputs {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_OUTPUT = 12;
  private static final int VALUE_NAME = 1;
  private static final int LENGTH_DELIMITED = 2;

  private ExtraOutputs() {}

  /** The model with values of these names among its outputs. */
  static byte[] of(byte[] model, List<String> names) {
    ByteArrayOutputStream outputs = new ByteArrayOutputStream();
    for (String name : names) {
      byte[] value = field(VALUE_NAME, name.getBytes(StandardCharsets.UTF_8));
      outputs.writeBytes(field(GRAPH_OUTPUT, value));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(model);
    whole.writeBytes(field(MODEL_GRAPH, outputs.toByteArray()));
    return whole.toByteArray();
  }

  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(number << 3 | LENGTH_DELIMITED);
    int rest = content.length;
    while ((rest & ~0x7f) != 0) {
      field.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    field.write(rest);
    field.writeBytes(content);
    return field.toByteArray();
  }
}
