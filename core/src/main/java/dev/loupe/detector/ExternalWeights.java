package dev.loupe.detector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks through a serialised ONNX model for tensors whose numbers lie in other files. A detector
 * must hold all it needs: one from a stranger could otherwise name any file of the machine.
 *
 * <p>Reads protobuf's wire format directly (field numbers of {@code onnx.proto}), visits only what
 * can hold a tensor, and believes no length: what does not parse is refused. Nesting is bounded.
 */
final class ExternalWeights {

  private static final int DEEPEST = 32;
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int MESSAGE = 2;
  private static final int FOUR_BYTES = 5;

  private ExternalWeights() {}

  /**
   * What a message is, and so what its fields are.
   *
   * <p>Fields that are not named here are skipped.
   */
  private enum Kind {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE,
    TENSOR;

    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    /** The kind of message in a field; this kind itself for a field that holds none. */
    Kind inside(int field) {
      return switch (this) {
        case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : this;
        case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE : this;
        case FUNCTION -> field == 7 ? NODE : field == 11 ? ATTRIBUTE : this;
        case NODE -> field == 5 ? ATTRIBUTE : this;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE;
              default -> this;
            };
        case SPARSE -> field == 1 || field == 2 ? TENSOR : this;
        case TENSOR -> this;
      };
    }
  }

  /**
   * Whether a tensor of the model lies elsewhere.
   *
   * @throws IllegalArgumentException when this is no ONNX model
   */
  static boolean namedBy(byte[] model) {
    try {
      return named(ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN), Kind.MODEL, 0);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("The graph is no ONNX model: it ends too early", e);
    }
  }

  private static boolean named(ByteBuffer message, Kind kind, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("The graph is nested too deeply");
    }
    while (message.hasRemaining()) {
      long tag = varint(message);
      int field = (int) (tag >>> 3);
      if (kind == Kind.TENSOR && (field == Kind.EXTERNAL_DATA || field == Kind.DATA_LOCATION)) {
        if (elsewhere(message, (int) (tag & 7))) {
          return true;
        }
      } else if ((tag & 7) == MESSAGE && kind.inside(field) != kind) {
        if (named(part(message), kind.inside(field), depth + 1)) {
          return true;
        }
      } else {
        skip(message, (int) (tag & 7));
      }
    }
    return false;
  }

  /** DATA_LOCATION 0 is the model itself; every entry of EXTERNAL_DATA names a file. */
  private static boolean elsewhere(ByteBuffer message, int wireType) {
    if (wireType == VARINT) {
      return varint(message) != 0;
    }
    skip(message, wireType);
    return true;
  }

  private static void skip(ByteBuffer message, int wireType) {
    switch (wireType) {
      case VARINT -> varint(message);
      case EIGHT_BYTES -> message.getLong();
      case MESSAGE -> part(message);
      case FOUR_BYTES -> message.getInt();
      default ->
          throw new IllegalArgumentException("The graph is no ONNX model: wire type " + wireType);
    }
  }

  private static ByteBuffer part(ByteBuffer message) {
    long length = varint(message);
    if (length < 0 || length > message.remaining()) {
      throw new IllegalArgumentException("The graph is no ONNX model: a part of " + length);
    }
    ByteBuffer part = message.slice(message.position(), (int) length);
    message.position(message.position() + (int) length);
    return part.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = message.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("The graph is no ONNX model: a number without an end");
  }
}
