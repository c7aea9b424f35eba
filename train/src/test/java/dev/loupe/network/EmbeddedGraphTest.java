package dev.loupe.network;

import static dev.loupe.network.Interpreters.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.loupe.LoupeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmbeddedGraphTest {

  private static final FloatTensor PICTURE = Interpreters.random(1, 1, 3, 6, 6);

  @Test
  void becomesAPartOfOurGraph() {
    EmbeddedGraph embedded = EmbeddedGraph.of("theirs.onnx", theirs().toBytes());
    OnnxGraph.Builder graph = OnnxGraph.builder("ours");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue x = ops.scale(graph.input("data", PICTURE.shape()), 2);
    List<OnnxValue> layers = embedded.embed(graph, x, List.of("second", "first"));
    layers.forEach(layer -> graph.output(layer.name() + "/out", layer));
    assertThat(layers.get(0).shape()).isEqualTo(Shape.of(1, 2, 3, 3));
    assertThat(layers.get(1).shape()).isEqualTo(Shape.of(1, 4, 6, 6));
    Map<String, FloatTensor> found = OnnxRun.run(graph.build(), Map.of("data", PICTURE));
    float[] doubled = PICTURE.values().clone();
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    Map<String, FloatTensor> alone =
        OnnxRun.run(theirs(), Map.of("data", new FloatTensor(PICTURE.shape(), doubled)));
    assertClose(found.get(layers.get(0).name() + "/out"), alone.get("second"), 1e-6);
    assertClose(found.get(layers.get(1).name() + "/out"), alone.get("first"), 1e-6);
  }

  @Test
  void namesTheOutputsThereAre() {
    EmbeddedGraph embedded = EmbeddedGraph.of("theirs.onnx", theirs().toBytes());
    OnnxGraph.Builder graph = OnnxGraph.builder("ours");
    OnnxValue x = graph.input("image", PICTURE.shape());
    assertThatThrownBy(() -> embedded.embed(graph, x, List.of("layer2")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("theirs.onnx has the outputs [first, second], not [layer2]");
    OnnxValue grey = graph.input("grey", Shape.of(1, 1, 6, 6));
    assertThatThrownBy(() -> embedded.embed(graph, grey, List.of("first")))
        .hasMessageContaining("does not take a picture [1 x 1 x 6 x 6]");
  }

  @Test
  void refusesWhatItCannotEmbed() throws Exception {
    assertThatThrownBy(() -> EmbeddedGraph.of("text.onnx", new byte[] {1, 2, 3}))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("text.onnx is no ONNX graph");
    ModelProto model = ModelProto.parseFrom(theirs().toBytes());
    assertRefused(withOpset(model, 9), "version 9");
    assertRefused(withOpset(model, 17), "ReduceMean");
    ModelProto.Builder twoInputs = model.toBuilder();
    twoInputs.getGraphBuilder().addInput(model.getGraph().getInput(0).toBuilder().setName("b"));
    assertRefused(twoInputs.build(), "inputs [data, b]");
    ModelProto.Builder foreign = model.toBuilder();
    foreign.addOpsetImportBuilder().setDomain("com.example").setVersion(1);
    foreign.getGraphBuilder().addNode(NodeProto.newBuilder().setDomain("com.example"));
    assertRefused(foreign.build(), "com.example");
  }

  private static ModelProto withOpset(ModelProto model, int version) {
    ModelProto.Builder changed = model.toBuilder();
    changed.getOpsetImportBuilder(0).setVersion(version);
    return changed.build();
  }

  private static void assertRefused(ModelProto model, String why) {
    assertThatThrownBy(() -> EmbeddedGraph.of("x.onnx", model.toByteArray()))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("x.onnx cannot be embedded")
        .hasMessageContaining(why);
  }

  private static OnnxGraph theirs() {
    Weights weights =
        Weights.builder()
            .put("a.weight", Interpreters.random(2, 4, 3, 3, 3))
            .put("b.weight", Interpreters.random(3, 2, 4, 1, 1))
            .build();
    OnnxGraph.Builder graph = OnnxGraph.builder("theirs");
    OnnxOps ops = new OnnxOps(graph, weights);
    OnnxValue x = graph.input("data", PICTURE.shape());
    OnnxValue first = ops.relu(ops.conv2d(x, "a", ConvShape.of(4, 3).padding(1)));
    OnnxValue centred = ops.sub(first, ops.reduceMean(first, true, 2, 3));
    graph.output("first", first);
    graph.output("second", ops.conv2d(centred, "b", ConvShape.of(2, 1).stride(2)));
    return graph.build();
  }
}
