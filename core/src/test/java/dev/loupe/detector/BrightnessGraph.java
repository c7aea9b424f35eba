package dev.loupe.detector;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A real, tiny detector graph for tests: the anomaly map is the resized grey picture times a gain,
 * the score its maximum.
 */
final class BrightnessGraph {

  private BrightnessGraph() {}

  static byte[] of(int size, float gain) {
    OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("brightness");
    graph.addInput(value("image", OnnxMl.TensorProto.DataType.UINT8, List.of("h", "w", "3")));
    graph.addOutput(value("map", OnnxMl.TensorProto.DataType.FLOAT, List.of("a", "b", "c")));
    graph.addOutput(value("score", OnnxMl.TensorProto.DataType.FLOAT, List.of()));
    graph.addInitializer(longs("sizes", 1, 3, size, size));
    graph.addInitializer(longs("zero", 0));
    graph.addInitializer(longs("channels", 1));
    graph.addInitializer(gain(gain));
    graph.addNode(node("Cast", List.of("image"), "floats").addAttribute(integer("to", 1)));
    graph.addNode(
        node("Transpose", List.of("floats"), "planes").addAttribute(integers("perm", 2, 0, 1)));
    graph.addNode(node("Unsqueeze", List.of("planes", "zero"), "batch"));
    graph.addNode(
        node("Resize", List.of("batch", "", "", "sizes"), "resized")
            .addAttribute(text("mode", "linear")));
    graph.addNode(
        node("ReduceMean", List.of("resized", "channels"), "grey")
            .addAttribute(integer("keepdims", 0)));
    graph.addNode(node("Mul", List.of("grey", "gain"), "map"));
    graph.addNode(node("ReduceMax", List.of("map"), "score").addAttribute(integer("keepdims", 0)));
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(18))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static OnnxMl.NodeProto.Builder node(
      String operator, List<String> inputs, String output) {
    return OnnxMl.NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
  }

  private static OnnxMl.AttributeProto integer(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static OnnxMl.AttributeProto integers(String name, long... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static OnnxMl.AttributeProto text(String name, String value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private static OnnxMl.TensorProto longs(String name, long... values) {
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor.build();
  }

  private static OnnxMl.TensorProto gain(float gain) {
    ByteBuffer raw = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, gain);
    return OnnxMl.TensorProto.newBuilder()
        .setName("gain")
        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
        .setRawData(ByteString.copyFrom(raw))
        .build();
  }

  private static OnnxMl.ValueInfoProto value(
      String name, OnnxMl.TensorProto.DataType type, List<String> dimensions) {
    OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
    for (String dimension : dimensions) {
      shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(dimension));
    }
    OnnxMl.TypeProto.Tensor.Builder tensor =
        OnnxMl.TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
