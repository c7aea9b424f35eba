package dev.loupe.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExternalWeightsTest {

  private static final OnnxMl.TensorProto ELSEWHERE =
      OnnxMl.TensorProto.newBuilder()
          .setName("stolen")
          .addDims(4)
          .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
          .addExternalData(
              OnnxMl.StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd"))
          .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL)
          .build();

  @Test
  void findsNoneInAGraphThatHoldsAll() {
    assertThat(ExternalWeights.namedBy(BrightnessGraph.of(32, 1))).isFalse();
  }

  @Test
  void findsThemAmongTheInitialisers() {
    assertThat(ExternalWeights.namedBy(with(graph -> graph.addInitializer(ELSEWHERE)))).isTrue();
  }

  @Test
  void findsThemInSparseInitialisers() {
    OnnxMl.SparseTensorProto sparse =
        OnnxMl.SparseTensorProto.newBuilder().setValues(ELSEWHERE).build();
    assertThat(ExternalWeights.namedBy(with(graph -> graph.addSparseInitializer(sparse)))).isTrue();
  }

  @Test
  void findsThemInAConstantInsideABranch() {
    OnnxMl.NodeProto constant =
        OnnxMl.NodeProto.newBuilder()
            .setOpType("Constant")
            .addAttribute(OnnxMl.AttributeProto.newBuilder().setName("value").setT(ELSEWHERE))
            .build();
    OnnxMl.AttributeProto branch =
        OnnxMl.AttributeProto.newBuilder()
            .setName("then_branch")
            .setG(OnnxMl.GraphProto.newBuilder().addNode(constant))
            .build();
    OnnxMl.NodeProto choice =
        OnnxMl.NodeProto.newBuilder().setOpType("If").addAttribute(branch).build();
    assertThat(ExternalWeights.namedBy(with(graph -> graph.addNode(choice)))).isTrue();
  }

  @Test
  void refusesWhatIsNoModel() {
    byte[] cut = BrightnessGraph.of(32, 1);
    assertThatThrownBy(() -> ExternalWeights.namedBy(Arrays.copyOf(cut, cut.length - 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no ONNX model");
  }

  @Test
  void endsOnWhateverBytes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      try {
        ExternalWeights.namedBy(bytes);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageStartingWith("The graph is");
      }
    }
  }

  private static byte[] with(java.util.function.Consumer<OnnxMl.GraphProto.Builder> change) {
    try {
      OnnxMl.ModelProto.Builder model =
          OnnxMl.ModelProto.parseFrom(BrightnessGraph.of(32, 1)).toBuilder();
      change.accept(model.getGraphBuilder());
      return model.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
