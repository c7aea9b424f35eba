package dev.loupe.mscdae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.feature.InputPlan;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.method.Interruption;
import dev.loupe.method.Settings;
import dev.loupe.method.SettingsException;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.scratch.Planes;
import dev.loupe.scratch.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MscdaeTest {

  private static final Mscdae METHOD = new Mscdae();

  @Test
  void aLevelIsHalfTheOneBeforeAndKeepsAnEvenGrey() {
    FloatTensor grey = FloatTensor.filled(Shape.of(2, 3, 16, 24), 0.4);
    FloatTensor coarse =
        Interpreters.onnx(
            (o, in) -> new GaussianPyramid(3).apply(o, in.get(0)).get(2),
            List.of(grey),
            Weights.NONE);
    assertThat(coarse.shape()).isEqualTo(Shape.of(2, 3, 4, 6));
    for (float value : coarse.values()) {
      assertThat(value).isCloseTo(0.4f, org.assertj.core.api.Assertions.within(1e-6f));
    }
  }

  @Test
  void twoNeighbouringLevelsMustAgree() {
    FloatTensor fine = FloatTensor.vector(5, 5, 0, -1);
    FloatTensor middle = FloatTensor.vector(0, 4, 3, -2);
    FloatTensor coarse = FloatTensor.vector(5, 0, 6, -3);
    assertThat(combined(Combination.ADJACENT, fine, middle, coarse)).containsExactly(0, 4, 3, -2);
    assertThat(combined(Combination.MEAN, fine, middle, coarse)[1]).isEqualTo(3);
  }

  private static float[] combined(Combination combination, FloatTensor... levels) {
    return Interpreters.onnx((o, in) -> combination.apply(o, in), List.of(levels), Weights.NONE)
        .values();
  }

  @Test
  void theGraphGivesTheMapOfTheNetworkThatWasTrained() {
    MscdaeSettings settings = tiny("default");
    Workbench bench =
        Workbench.of(
            "mscdae",
            settings,
            new InputPlan(settings.size(), settings.inputShape()),
            Stripes.input(Stripes.good(0, 4), 1, Progress.NONE));
    PatchLesson lesson = Mscdae.lesson(settings, bench);
    Weights weights = Initialisation.xavier(lesson.parameters(), 3);
    MscdaeMap map = Mscdae.calibrated(lesson, settings, bench, weights);
    FloatTensor x = Planes.of(List.of(bench.pictures().at(0)));
    Interpreters.Program program = (ops, in) -> map.map(ops, in.get(0));
    FloatTensor byTorch =
        Interpreters.torch(program, List.of(x), weights, Interpreters.shapes(program, List.of(x)));
    Interpreters.assertClose(Interpreters.onnx(program, List.of(x), weights), byTorch, 1e-4);
  }

  @Test
  void findsASpot() {
    TrainedGraph trained =
        METHOD.train(
            tiny("default", "training.steps=60"),
            Stripes.input(Stripes.good(0, 12), 1, Progress.NONE));
    Stripes.assertFindsASpot(trained, 12);
    Stripes.assertLossFell(trained, 0.3);
  }

  @Test
  void findsASpotByThePapersRecipeToo() {
    TrainedGraph trained =
        METHOD.train(
            tiny("paper", "training.steps=60"),
            Stripes.input(Stripes.good(0, 12), 1, Progress.NONE));
    Stripes.assertFindsASpot(trained, 12);
    Stripes.assertLossFell(trained, 0.3);
  }

  @Test
  void goesOnWhereItWasInterrupted(@TempDir Path folder) {
    MscdaeSettings settings = tiny("default", "training.steps=6", "training.looks=2");
    TrainedGraph whole =
        METHOD.train(settings, Stripes.input(Stripes.good(0, 6), 1, Progress.NONE));
    CheckpointPlan plan = new CheckpointPlan(folder.resolve("x.checkpoint"), true);
    try {
      assertThatThrownBy(
              () ->
                  METHOD.train(
                      settings,
                      Stripes.input(
                          Stripes.good(0, 6), plan, Interruption.after("training, auto", 4))))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    TrainedGraph resumed =
        METHOD.train(settings, Stripes.input(Stripes.good(0, 6), plan, Progress.NONE));
    assertThat(resumed.onnx()).isEqualTo(whole.onnx());
  }

  @Test
  void aPatchThatDoesNotFitTheAutoencoderIsRefused() {
    assertThatThrownBy(() -> tiny("default", "patch=30"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("multiple of 4");
  }

  private static MscdaeSettings tiny(String preset, String... changes) {
    Settings settings =
        Settings.of(Objects.requireNonNull(METHOD.presets().get(preset)))
            .with("size", "96")
            .with("width", "8")
            .with("code", "4")
            .with("patch", "24")
            .with("patches", "2")
            .with("training.batch", "4")
            .with("training.rate", "0.005")
            .with("training.looks", "0")
            .with("map.blur", "2");
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      settings = settings.with(parts[0], parts[1]);
    }
    return settings.as(MscdaeSettings.class);
  }
}
