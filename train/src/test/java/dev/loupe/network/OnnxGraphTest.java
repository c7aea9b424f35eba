package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

  private static final FloatTensor INPUT = FloatTensor.vector(1, -2, 3);

  @Test
  void givesItsNumbersAndRemarksBack() {
    OnnxGraph read = OnnxGraph.of(twice(2).toBytes());
    assertThat(read.floats("factor").orElseThrow().values()).containsExactly(2);
    assertThat(read.metadata("learned from")).contains("7 pictures");
    assertThat(read.floats("nothing")).isEmpty();
  }

  @Test
  void continuesBehindAValueAndTakesTheOldNamesAgain() {
    OnnxGraph.Builder graph = OnnxGraph.of(twice(2).toBytes()).continuedAt("features");
    OnnxGraph other = scaled(graph, graph.value("features", Shape.of(3)), -5);
    assertThat(other.floats("factor").orElseThrow().values()).containsExactly(-5);
    assertThat(other.metadata("learned from")).contains("7 pictures");
    FloatTensor output =
        OnnxRun.run(OnnxGraph.of(other.toBytes()), Map.of("image", INPUT)).get("output");
    assertThat(output).isNotNull();
    assertThat(output.values()).containsExactly(-5, -10, -15);
  }

  @Test
  void refusesWhatIsNoGraphAndAValueThatIsNotThere() {
    assertThatThrownBy(() -> OnnxGraph.of(new byte[] {1, 2, 3})).isInstanceOf(LoupeException.class);
    assertThatThrownBy(() -> twice(2).continuedAt("bank"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("'bank'");
  }

  private static OnnxGraph twice(double factor) {
    OnnxGraph.Builder graph = OnnxGraph.builder("test").metadata("learned from", "7 pictures");
    OnnxValue image = graph.input("image", Shape.of(3));
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    return scaled(graph, graph.named("features", ops.abs(image)), factor);
  }

  private static OnnxGraph scaled(OnnxGraph.Builder graph, OnnxValue features, double factor) {
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    String name = graph.initialiser("factor", FloatTensor.vector((float) factor));
    graph.output("output", ops.mul(features, new OnnxValue(name, Shape.of(1))));
    return graph.build();
  }
}
