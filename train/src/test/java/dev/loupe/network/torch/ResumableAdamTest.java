package dev.loupe.network.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.network.Bias;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumableAdamTest {

  private static final FloatTensor X = Interpreters.random(1, 8, 3);
  private static final List<TorchOptimiser.Settings> ALL =
      List.of(
          TorchOptimiser.Settings.adam(0.05),
          TorchOptimiser.Settings.adam(0.05).betas(0.5, 0.9).weightDecay(0.1),
          TorchOptimiser.Settings.adamW(0.05));

  @Test
  void takesTheStepsOfLibtorchsOwnAdam() {
    for (TorchOptimiser.Settings settings : ALL) {
      Interpreters.assertClose(
          ours(settings, 7, Optional.empty()).weights().get("l.weight"),
          libtorchs(settings, 7).get("l.weight"),
          1e-6);
    }
  }

  @Test
  void goesOnFromItsMomentsAsIfItHadNeverStopped() {
    TorchOptimiser.Settings settings = ALL.get(1);
    Stopped stopped = ours(settings, 3, Optional.empty());
    assertThat(ours(settings, 4, Optional.of(stopped)).weights().get("l.weight").values())
        .isEqualTo(ours(settings, 7, Optional.empty()).weights().get("l.weight").values());
  }

  @Test
  void leavesParametersWithoutGradientAlone() {
    ShapeOps shapes = new ShapeOps();
    shapes.linear(X.shape(), "l", 2, Bias.LEARNED);
    shapes.linear(X.shape(), "idle", 2, Bias.LEARNED);
    Weights start = Initialisation.xavier(shapes.parameters(), 1);
    try (TorchScope scope = new TorchScope();
        TorchParameters parameters = TorchParameters.learning(start, shapes.parameters());
        ResumableAdam adam =
            ResumableAdam.of(parameters, name -> true, ALL.get(0), Optional.empty())) {
      loss(TorchOps.inference(parameters)).backward();
      adam.step(0.1);
      assertThat(parameters.weights().get("idle.weight").values())
          .isEqualTo(start.get("idle.weight").values());
      assertThat(parameters.weights().get("l.weight").values())
          .isNotEqualTo(start.get("l.weight").values());
    }
  }

  @Test
  void aGradientOfAGradientIsRight() {
    try (TorchScope scope = new TorchScope();
        TorchParameters none = TorchParameters.frozen(Weights.NONE, List.of())) {
      TorchOps ops = TorchOps.inference(none);
      TorchTensor x = TorchTensor.of(FloatTensor.vector(1, -2, 3)).tracked();
      TorchTensor slope = ops.mul(ops.square(x), x).gradientBy(x);
      assertThat(slope.values()).containsExactly(3, 12, 27);
      assertThat(slope.gradientBy(x).values()).containsExactly(6, -12, 18);
    }
  }

  private record Stopped(Weights weights, Weights moments) {}

  private static Stopped ours(
      TorchOptimiser.Settings settings, int steps, Optional<Stopped> before) {
    Weights start = before.map(Stopped::weights).orElseGet(ResumableAdamTest::start);
    try (TorchParameters parameters = TorchParameters.learning(start, expected());
        ResumableAdam adam =
            ResumableAdam.of(parameters, name -> true, settings, before.map(Stopped::moments))) {
      for (int i = 0; i < steps; i++) {
        try (TorchScope scope = new TorchScope()) {
          adam.clearGradients();
          loss(TorchOps.inference(parameters)).backward();
          adam.clipGradients(1);
          adam.step(settings.learningRate());
        }
      }
      return new Stopped(parameters.weights(), adam.moments());
    }
  }

  private static Weights libtorchs(TorchOptimiser.Settings settings, int steps) {
    try (TorchParameters parameters = TorchParameters.learning(start(), expected());
        TorchOptimiser adam = TorchOptimiser.of(parameters.learned(name -> true), settings)) {
      for (int i = 0; i < steps; i++) {
        try (TorchScope scope = new TorchScope()) {
          adam.clearGradients();
          loss(TorchOps.inference(parameters)).backward();
          adam.clipGradients(1);
          adam.step();
        }
      }
      return parameters.weights();
    }
  }

  private static TorchTensor loss(TorchOps ops) {
    TorchTensor y = ops.linear(TorchTensor.of(X), "l", 2, Bias.LEARNED);
    return ops.reduceMean(ops.square(ops.addScalar(y, -1)), false, 0, 1);
  }

  private static Weights start() {
    return Initialisation.xavier(expected(), 4);
  }

  private static List<Parameter> expected() {
    ShapeOps shapes = new ShapeOps();
    shapes.linear(Shape.of(8, 3), "l", 2, Bias.LEARNED);
    return List.copyOf(shapes.parameters());
  }
}
