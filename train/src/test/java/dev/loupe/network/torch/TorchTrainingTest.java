package dev.loupe.network.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.network.Bias;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.LstmCell;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import org.bytedeco.openblas.global.openblas_full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchTrainingTest {

  private static final FloatTensor X =
      new FloatTensor(Shape.of(4, 3), new float[] {1, 2, 3, -1, 0, 1, 2, -2, 0.5f, 0, 1, -1});
  private static final FloatTensor Y =
      new FloatTensor(Shape.of(4, 2), new float[] {1, 0, 0, 1, 1, 1, 0, 0});
  private static final Weights START =
      Weights.builder()
          .put(
              "l.weight",
              new FloatTensor(Shape.of(2, 3), new float[] {.1f, -.2f, .3f, 0, .5f, -.4f}))
          .put("l.bias", FloatTensor.vector(.05f, -.05f))
          .build();

  /** Golden numbers: optimiser.py beside the golden files, PyTorch 1.13. */
  @ParameterizedTest
  @CsvSource({
    "false, 0.9, 0.999, 0.0, ADAM_PLAIN",
    "false, 0.5, 0.9, 0.1, ADAM_DECAY",
    "true, 0.9, 0.999, 0.01, ADAMW"
  })
  void optimisersStepAsPyTorchDoes(
      boolean decoupled, double beta1, double beta2, double decay, String golden) {
    TorchOptimiser.Settings settings =
        new TorchOptimiser.Settings(0.05, beta1, beta2, decay, decoupled);
    Weights learned = fit(settings, 3, 1e9);
    double[] expected = Golden.valueOf(golden).weight;
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) learned.get("l.weight").values()[i]).isCloseTo(expected[i], within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1})
  void matrixProductsUseNoMoreThreadsThanAsked(int threads) {
    TorchOps.useThreads(threads);
    assertThat(openblas_full.openblas_get_num_threads()).isEqualTo(threads);
  }

  @Test
  void learningReducesTheLoss() {
    Weights learned = fit(TorchOptimiser.Settings.adam(0.05), 200, 1);
    assertThat(loss(learned)).isLessThan(0.5 * loss(START));
  }

  private static double loss(Weights weights) {
    try (TorchScope scope = new TorchScope();
        TorchParameters parameters = TorchParameters.frozen(weights, expected())) {
      return loss(TorchOps.inference(parameters)).item();
    }
  }

  private static Weights fit(TorchOptimiser.Settings settings, int steps, double clip) {
    try (TorchParameters parameters = TorchParameters.learning(START, expected());
        TorchRandom random = new TorchRandom(1);
        TorchOptimiser optimiser = TorchOptimiser.of(parameters.learned(name -> true), settings)) {
      TorchOps ops = TorchOps.training(parameters, random);
      for (int i = 0; i < steps; i++) {
        try (TorchScope step = new TorchScope()) {
          optimiser.clearGradients();
          loss(ops).backward();
          optimiser.clipGradients(clip);
          optimiser.step();
        }
      }
      return parameters.weights();
    }
  }

  private static TorchTensor loss(TorchOps ops) {
    TorchTensor found = ops.linear(TorchTensor.of(X), "l", 2, Bias.LEARNED);
    return ops.reduceMean(ops.square(ops.sub(found, TorchTensor.of(Y))), false, 0, 1);
  }

  private static List<Parameter> expected() {
    ShapeOps shapes = new ShapeOps();
    shapes.linear(X.shape(), "l", 2, Bias.LEARNED);
    return List.copyOf(shapes.parameters());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGradientOfAnLstmIsTheSlopeOfItsResult(boolean backwards) {
    FloatTensor weights = Interpreters.random(5, 12, 2);
    try (TorchScope scope = new TorchScope()) {
      TorchTensor tracked = TorchTensor.of(weights).tracked();
      float[] gradient = squared(tracked, backwards).gradientBy(tracked).values();
      for (int i = 0; i < gradient.length; i += 5) {
        double slope =
            (nudged(weights, i, 0.01f, backwards) - nudged(weights, i, -0.01f, backwards)) / 0.02;
        assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3));
      }
    }
  }

  private static double nudged(FloatTensor weights, int place, float by, boolean backwards) {
    FloatTensor other = new FloatTensor(weights.shape(), weights.values().clone());
    other.values()[place] += by;
    return squared(TorchTensor.of(other), backwards).item();
  }

  /** The sum of the squared states of a memory of three units over four steps of two sequences. */
  private static TorchTensor squared(TorchTensor weights, boolean backwards) {
    try (TorchParameters none = TorchParameters.frozen(Weights.NONE, List.of())) {
      TorchOps ops = TorchOps.inference(none);
      LstmCell<TorchTensor> cell =
          new LstmCell<>(
              weights,
              TorchTensor.of(Interpreters.random(6, 12, 3)),
              TorchTensor.of(Interpreters.random(7, 12)));
      TorchTensor x = TorchTensor.of(Interpreters.random(8, 4, 2, 2));
      return ops.reduceSum(ops.square(ops.lstm(x, cell, backwards)), false, 0, 1, 2);
    }
  }

  @Test
  void batchNormSeesTheBatchAndRemembersIt() {
    ShapeOps shapes = new ShapeOps();
    shapes.batchNorm(X.shape(), "n", 1e-5);
    Weights neutral = dev.loupe.network.Initialisation.he(shapes.parameters(), 1);
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(1);
        TorchParameters parameters = TorchParameters.learning(neutral, shapes.parameters())) {
      TorchOps ops = TorchOps.training(parameters, random);
      TorchTensor y = ops.batchNorm(TorchTensor.of(X), "n", 1e-5);
      assertThat(ops.reduceMean(y, false, 0).values()[0]).isCloseTo(0, within(1e-6f));
      assertThat(ops.reduceMean(ops.square(y), false, 0).values()[1]).isCloseTo(1, within(1e-4f));
      // Column 0 holds 1, -1, 2, 0: mean 0.5; unbiased variance 5/3.
      assertThat(parameters.weights().get("n.running_mean").values()[0])
          .isCloseTo(0.05f, within(1e-6f));
      assertThat(parameters.weights().get("n.running_var").values()[0])
          .isCloseTo(0.9f + 0.1f * 5 / 3, within(1e-6f));
    }
  }

  @Test
  void dropoutKeepsTheMeanAndRepeatsWithItsSeed() {
    float[] first = dropped(7);
    assertThat(dropped(7)).isEqualTo(first);
    assertThat(dropped(8)).isNotEqualTo(first);
    double mean = 0;
    for (float value : first) {
      assertThat(value).isIn(0f, 1.25f);
      mean += value / first.length;
    }
    assertThat(mean).isCloseTo(1, within(0.03));
  }

  private static float[] dropped(long seed) {
    try (TorchScope scope = new TorchScope();
        TorchRandom random = new TorchRandom(seed);
        TorchParameters none = TorchParameters.frozen(Weights.NONE, List.of())) {
      FloatTensor ones = FloatTensor.filled(Shape.of(100, 100), 1);
      return TorchOps.training(none, random).dropout(TorchTensor.of(ones), 0.2).values();
    }
  }

  @Test
  void memoryOfAStepIsFreedWithIt() {
    long before = 0;
    for (int i = 0; i < 60; i++) {
      try (TorchScope step = new TorchScope();
          TorchRandom random = new TorchRandom(i)) {
        assertThat(random.normal(Shape.of(1000, 1000)).shape().elements()).isEqualTo(1_000_000);
      }
      before = i == 9 ? org.bytedeco.javacpp.Pointer.physicalBytes() : before;
    }
    assertThat(org.bytedeco.javacpp.Pointer.physicalBytes() - before)
        .isLessThan(100_000_000); // of 200 million, were nothing freed
  }

  @Test
  void saysWhichParameterIsMissing() {
    try (TorchParameters none = TorchParameters.frozen(Weights.NONE, List.of())) {
      TorchOps ops = TorchOps.inference(none);
      assertThatThrownBy(() -> ops.linear(TorchTensor.of(X), "l", 2, Bias.NONE))
          .hasMessageContaining("no parameter l.weight");
    }
  }

  private enum Golden {
    ADAM_PLAIN(0.24066675, -0.08391992, 0.30868217, 0.14762574, 0.35040948, -0.25173295),
    ADAM_DECAY(0.22960730, -0.09193412, 0.27055517, 0.14259155, 0.35177597, -0.25547826),
    ADAMW(0.24049725, -0.08374084, 0.30827928, 0.14754425, 0.34973720, -0.25121316);

    private final double[] weight;

    Golden(double... weight) {
      this.weight = weight;
    }
  }
}
