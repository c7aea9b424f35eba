package dev.loupe.network;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as ONNX keeps them: little-endian bytes. */
final class OnnxTensors {

  private OnnxTensors() {}

  static TensorProto floats(String name, FloatTensor tensor) {
    ByteBuffer bytes = bytes(tensor.values().length, Float.BYTES);
    bytes.asFloatBuffer().put(tensor.values());
    return tensor(name, TensorProto.DataType.FLOAT, bytes, tensor.shape().toArray());
  }

  static TensorProto integers(String name, long... values) {
    ByteBuffer bytes = bytes(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT64, bytes, values.length);
  }

  static TensorProto integers(String name, Shape shape, long[] values) {
    ByteBuffer bytes = bytes(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT64, bytes, shape.toArray());
  }

  static TensorProto bytes(String name, Shape shape, byte[] values) {
    ByteBuffer bytes = ByteBuffer.wrap(values);
    return tensor(name, TensorProto.DataType.INT8, bytes, shape.toArray());
  }

  /** Reads whole numbers back that were written here. */
  static long[] integers(TensorProto tensor) {
    ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long[] values = new long[raw.remaining() / Long.BYTES];
    raw.asLongBuffer().get(values);
    return values;
  }

  /** Reads floats back, however the file keeps them. */
  static FloatTensor floats(TensorProto tensor) {
    long[] sizes = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    Shape shape = Shape.of(sizes);
    float[] values = new float[Math.toIntExact(shape.elements())];
    if (tensor.hasRawData()) {
      ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      raw.asFloatBuffer().get(values);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
    }
    return new FloatTensor(shape, values);
  }

  private static ByteBuffer bytes(int count, int each) {
    return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto tensor(
      String name, TensorProto.DataType type, ByteBuffer bytes, long... sizes) {
    ByteString raw = UnsafeByteOperations.unsafeWrap(bytes);
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(raw);
    for (long size : sizes) {
      tensor.addDims(size);
    }
    return tensor.build();
  }
}
