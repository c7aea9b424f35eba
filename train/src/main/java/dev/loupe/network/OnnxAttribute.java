package dev.loupe.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** Makes the attributes of ONNX nodes. */
public final class OnnxAttribute {

  private OnnxAttribute() {}

  /** A whole number. */
  public static AttributeProto of(String name, long value) {
    return named(name, AttributeProto.AttributeType.INT).setI(value).build();
  }

  /** Whole numbers. */
  public static AttributeProto of(String name, long[] values) {
    AttributeProto.Builder attribute = named(name, AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  /** A float. */
  public static AttributeProto of(String name, float value) {
    return named(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
  }

  /** A word. */
  public static AttributeProto of(String name, String value) {
    return named(name, AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private static AttributeProto.Builder named(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
