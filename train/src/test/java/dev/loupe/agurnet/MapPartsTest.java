package dev.loupe.agurnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapPartsTest {

  private static final int SIDE = 16;
  private static final FloatTensor LOGITS = Interpreters.random(3, 1, 1, SIDE, SIDE);

  @Test
  void thePicturesOwnLevelIsTakenFromTheMap() {
    float[] plain = score(0, LOGITS);
    float[] told = score(0.75, LOGITS);
    float[] sorted = plain.clone();
    Arrays.sort(sorted);
    float level = sorted[3 * sorted.length / 4];
    for (int i = 0; i < plain.length; i++) {
      assertThat(told[i]).isCloseTo(plain[i] - level, within(1e-5f));
    }
  }

  @Test
  void aPictureThatIsStrangeAllOverIsToldLikeAnyOther() {
    float[] strange = LOGITS.values().clone();
    for (int i = 0; i < strange.length; i++) {
      strange[i] += 4;
    }
    float[] told = score(0.5, new FloatTensor(LOGITS.shape(), strange));
    assertThat(told).containsExactly(score(0.5, LOGITS), within(1e-4f));
  }

  @Test
  void isTheSameInEveryInterpreterForEachPictureOfABatch() {
    FloatTensor two = Interpreters.random(4, 2, 1, SIDE, SIDE);
    Interpreters.Program program = program(0.5);
    Weights none = Weights.builder().build();
    FloatTensor onnx = Interpreters.onnx(program, List.of(two), none);
    FloatTensor torch =
        Interpreters.torch(program, List.of(two), none, Interpreters.shapes(program, List.of(two)));
    Interpreters.assertClose(onnx, torch, 1e-5);
    float[] second = Arrays.copyOfRange(two.values(), SIDE * SIDE, 2 * SIDE * SIDE);
    assertThat(Arrays.copyOfRange(onnx.values(), SIDE * SIDE, 2 * SIDE * SIDE))
        .containsExactly(
            score(0.5, new FloatTensor(Shape.of(1, 1, SIDE, SIDE), second)), within(1e-5f));
  }

  private static float[] score(double level, FloatTensor logits) {
    return Interpreters.onnx(program(level), List.of(logits), Weights.builder().build()).values();
  }

  private static Interpreters.Program program(double level) {
    MapParts parts = new MapParts(new UpsamplingBlur(InputGeometry.whole(SIDE), 1), level);
    return (ops, in) -> parts.score(ops, in.get(0));
  }
}
