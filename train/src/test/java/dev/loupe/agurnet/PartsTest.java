package dev.loupe.agurnet;

import static dev.loupe.network.Interpreters.assertAgree;
import static dev.loupe.network.Interpreters.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final FloatTensor FEATURES = random(1, 2, 6, 16, 24);
  private static final FloatTensor PICTURE = unit(random(2, 1, 3, 32, 48));
  private static final UShape.Parts ALL = new UShape.Parts(true, true, true, List.of(1, 2));

  @Test
  void blocksAreTheSameInEveryInterpreter() {
    assertAgree((o, x) -> new PlainBlock("b", 4).apply(o, x.get(0)), FEATURES);
    assertAgree((o, x) -> new PreActivationBlock("b", 6).apply(o, x.get(0)), FEATURES);
    assertAgree((o, x) -> new PreActivationBlock("b", 4).apply(o, x.get(0)), FEATURES);
  }

  @Test
  void attentionAndPyramidAreTheSameInEveryInterpreter() {
    assertAgree((o, x) -> new ChannelAttention("e").apply(o, x.get(0)), FEATURES);
    assertAgree((o, x) -> new Aspp("a", List.of(1, 3), 4).apply(o, x.get(0)), FEATURES);
    assertAgree(
        (o, x) -> new AttentionGate("g", 3).apply(o, x.get(0), x.get(1)),
        FEATURES,
        random(3, 2, 4, 16, 24));
  }

  @Test
  void wholeNetworksAreTheSameInEveryInterpreter() {
    assertAgree(
        (o, x) -> new UShape("u", 2, ALL).apply(o, x.get(0), Optional.of(x.get(1))),
        FEATURES,
        random(4, 2, 3, 8, 12));
    assertAgree((o, x) -> new SparseDenoiser(List.of(5, 4)).apply(o, x.get(0)).picture(), PICTURE);
    assertNearlyAgree((o, x) -> new Generators(2).apply(o, x.get(0)).fused(), PICTURE);
    assertAgree((o, x) -> new Critic(2).apply(o, x.get(0)), PICTURE);
    PictureScorer whole = new PictureScorer(new Shrinking(2), 2, 5);
    assertNearlyAgree((o, x) -> whole.kinds(o, whole.apply(o, x.get(0))), PICTURE);
    assertNearlyAgree(
        (o, x) -> AnomalyScorer.of(2).apply(o, x.get(0), x.get(0), Optional.empty()), PICTURE);
  }

  /** For networks so deep that random weights make rounding grow. */
  private static void assertNearlyAgree(Interpreters.Program program, FloatTensor... inputs) {
    List<FloatTensor> given = List.of(inputs);
    ShapeOps shapes = Interpreters.shapes(program, given);
    Weights weights = Interpreters.randomWeights(shapes);
    FloatTensor expected = Interpreters.torch(program, given, weights, shapes);
    assertThat(Interpreters.shape(program, given)).isEqualTo(expected.shape());
    Interpreters.assertClose(Interpreters.onnx(program, given, weights), expected, 1e-3);
  }

  @Test
  void theKernelOfChannelAttentionGrowsWithTheChannelsAndIsOdd() {
    assertThat(List.of(8, 16, 64, 128, 256).stream().map(ChannelAttention::kernel))
        .containsExactly(3, 3, 3, 5, 5);
  }

  @Test
  void gatesLieBetweenNoneAndAll() {
    FloatTensor gate = random(3, 2, 4, 16, 24);
    Interpreters.Program program =
        (o, x) -> new AttentionGate("g", 3).coefficients(o, x.get(0), x.get(1));
    Weights weights =
        Interpreters.randomWeights(Interpreters.shapes(program, List.of(FEATURES, gate)));
    FloatTensor found = Interpreters.onnx(program, List.of(FEATURES, gate), weights);
    assertThat(found.shape()).isEqualTo(Shape.of(2, 1, 16, 24));
    for (float coefficient : found.values()) {
      assertThat(coefficient).isBetween(0f, 1f);
    }
  }

  /** Weights that hand each pixel through: then overlapping patches must give the picture back. */
  @Test
  void overlappingPatchesAreAveragedUpToTheRim() {
    FloatTensor ones = FloatTensor.filled(Shape.of(1, 3, 16, 24), 0.25);
    SparseDenoiser denoiser = new SparseDenoiser(List.of(1));
    Weights weights =
        Weights.builder()
            .put("denoiser.encode0.weight", FloatTensor.filled(Shape.of(1, 3, 8, 8), 0))
            .put("denoiser.encode0.bias", FloatTensor.vector(0))
            .put("denoiser.decode0.weight", FloatTensor.filled(Shape.of(1, 3, 8, 8), 1))
            .put("denoiser.decode0.bias", FloatTensor.filled(Shape.of(1, 3, 1, 1), 0.125))
            .build();
    FloatTensor found =
        Interpreters.onnx((o, x) -> denoiser.apply(o, x.get(0)).picture(), List.of(ones), weights);
    for (float value : found.values()) {
      assertThat(value).isCloseTo(0.625f, within(1e-6f));
    }
  }

  @Test
  void theCompleteNetworkIsSmall() {
    ShapeOps shapes = new ShapeOps();
    AgurNetwork.of(Objects.requireNonNull(AgurNet.improved().presets().get("complete")))
        .apply(shapes, Shape.of(1, 3, 256, 256));
    assertThat(shapes.multiplyAdds()).isLessThan(3_000_000_000L);
  }

  private static FloatTensor unit(FloatTensor any) {
    float[] values = any.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 / (1 + (float) Math.exp(-values[i]));
    }
    return new FloatTensor(any.shape(), values);
  }
}
