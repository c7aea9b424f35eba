package dev.loupe.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.loupe.OrderedWork;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.OnnxSession;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * One picture has one score. The graph is one whose sums ONNX Runtime cuts differently for four
 * threads than for one: 50 channels fit no block of its fast convolution.
 */
class ThreadsTest {

  private static final int CHANNELS = 50;
  private static final int SIDE = 14;
  private static final InputGeometry INPUT = InputGeometry.whole(56);

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void scoresToTheLastBitAsOneThreadDoes() {
    byte[] graph = graph();
    Picture picture = picture();
    float[] alone = map(graph, picture, 1);
    try (ScoringGraph scoring = ScoringGraph.open(graph, INPUT)) {
      assertThat(scoring.detect(picture).map().values()).isEqualTo(alone);
    }
  }

  @Test
  void scoresTheSameHoweverManyAreJudgedAtOnce() {
    byte[] graph = graph();
    Picture picture = picture();
    float[] alone = map(graph, picture, 1);
    List<float[]> together = new ArrayList<>();
    try (ScoringGraph scoring = ScoringGraph.open(graph, INPUT);
        OrderedWork work = new OrderedWork("test", 5)) {
      work.each(
          Collections.nCopies(20, picture).iterator(),
          one -> scoring.detect(one).map().values(),
          together::add);
    }
    assertThat(together).hasSize(20).allSatisfy(map -> assertThat(map).isEqualTo(alone));
  }

  private static float[] map(byte[] graph, Picture picture, int threads) {
    try (OnnxSession session = OnnxSession.open(graph, threads)) {
      return session.run(picture, ScoringGraph.MAP).floats();
    }
  }

  private byte[] graph() {
    OnnxGraph.Builder graph = OnnxGraph.builder("sums");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    OnnxValue x = conv(ops, ops.reshape(pixels(graph), 1, 48, SIDE, SIDE), 48);
    OnnxValue y = ops.reduceMean(conv(ops, ops.relu(x), CHANNELS), false, 0, 1);
    graph.output(
        ScoringGraph.MAP, ops.reshape(ops.resize(ops.reshape(y, 1, 1, 14, 14), 56, 56), 56, 56));
    graph.output(ScoringGraph.SCORE, ops.reduceMax(y, false, 0, 1));
    return graph.build().toBytes();
  }

  private static OnnxValue pixels(OnnxGraph.Builder graph) {
    String image = graph.input("image", TensorProto.DataType.UINT8, List.of("h", "w", "3"));
    AttributeProto toFloat =
        AttributeProto.newBuilder()
            .setName("to")
            .setType(AttributeProto.AttributeType.INT)
            .setI(TensorProto.DataType.FLOAT.getNumber())
            .build();
    return new OnnxValue(graph.append("Cast", List.of(image), toFloat), Shape.of(56, 56, 3));
  }

  private OnnxValue conv(OnnxOps ops, OnnxValue x, int inputs) {
    float[] weights = new float[CHANNELS * inputs * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / 10;
    }
    OnnxValue constant = ops.constant(new FloatTensor(Shape.of(CHANNELS, inputs, 3, 3), weights));
    return ops.conv2d(x, constant, Optional.empty(), ConvShape.of(CHANNELS, 3).padding(1));
  }

  private Picture picture() {
    byte[] pixels = new byte[56 * 56 * 3];
    random.nextBytes(pixels);
    return new Picture(56, 56, pixels);
  }
}
