package dev.loupe.dagan;

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
import dev.loupe.network.ShapeOps;
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
class DaganTest {

  private static final Dagan METHOD = new Dagan();

  @Test
  void allInterpretersAgreeOnTheAttention() {
    Interpreters.assertAgree(
        (o, in) -> new DualAttention("a", 3).apply(o, in.get(0)),
        Interpreters.random(1, 2, 6, 4, 5));
  }

  @Test
  void attentionBeginsAsTwiceItsInput() {
    FloatTensor x = Interpreters.random(2, 1, 6, 4, 5);
    Interpreters.Program program = (o, in) -> new DualAttention("a", 3).apply(o, in.get(0));
    ShapeOps shapes = Interpreters.shapes(program, List.of(x));
    FloatTensor twice =
        Interpreters.onnx((o, in) -> o.scale(in.get(0), 2), List.of(x), Weights.NONE);
    Interpreters.assertClose(
        Interpreters.onnx(program, List.of(x), Initialisation.he(shapes.parameters(), 1)),
        twice,
        1e-6);
  }

  @Test
  void theGraphGivesTheMapOfTheNetworkThatWasTrained() {
    DaganSettings settings = tiny("default");
    Workbench bench =
        Workbench.of(
            "dagan",
            settings,
            new InputPlan(settings.size(), settings.inputShape()),
            Stripes.input(Stripes.good(0, 4), 1, Progress.NONE));
    Residuals residuals = Residuals.of(settings, bench.geometry());
    ShapeOps shapes = new ShapeOps();
    residuals.apply(shapes, bench.shape());
    Weights weights = Initialisation.he(shapes.parameters(), 3);
    DaganMap map = Dagan.calibrated(residuals, settings, bench, weights);
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
    Stripes.assertLossFell(trained, 0.6);
  }

  @Test
  void thePapersRecipeTrainsToo() {
    TrainedGraph trained =
        METHOD.train(
            tiny("paper", "training.steps=2"), Stripes.input(Stripes.good(0, 4), 1, Progress.NONE));
    assertThat(trained.remarks()).containsKey("loss");
  }

  @Test
  void goesOnWhereItWasInterrupted(@TempDir Path folder) {
    DaganSettings settings = tiny("default", "training.steps=5", "training.looks=2");
    TrainedGraph whole =
        METHOD.train(settings, Stripes.input(Stripes.good(0, 6), 1, Progress.NONE));
    CheckpointPlan plan = new CheckpointPlan(folder.resolve("x.checkpoint"), true);
    try {
      assertThatThrownBy(
              () ->
                  METHOD.train(
                      settings,
                      Stripes.input(
                          Stripes.good(0, 6), plan, Interruption.after("training, duel", 3))))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    TrainedGraph resumed =
        METHOD.train(settings, Stripes.input(Stripes.good(0, 6), plan, Progress.NONE));
    assertThat(resumed.onnx()).isEqualTo(whole.onnx());
  }

  @Test
  void aShareBeyondOneIsRefused() {
    assertThatThrownBy(() -> tiny("default", "residual_share=1.5"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("residual_share");
  }

  private static DaganSettings tiny(String preset, String... changes) {
    Settings settings =
        Settings.of(Objects.requireNonNull(METHOD.presets().get(preset)))
            .with("size", "96")
            .with("width", "6")
            .with("training.batch", "4")
            .with("training.rate", "0.003")
            .with("training.looks", "0")
            .with("map.blur", "2");
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      settings = settings.with(parts[0], parts[1]);
    }
    return settings.as(DaganSettings.class);
  }
}
