package dev.loupe.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.method.Interruption;
import dev.loupe.method.Settings;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class SequenceTest {

  @Test
  void patchesComeRowByRowAndGoBackToTheirPlaces() {
    FloatTensor x = Interpreters.random(1, 2, 3, 4, 6);
    FloatTensor read =
        Interpreters.onnx((o, in) -> new PatchRows(2).read(o, in.get(0)), List.of(x), Weights.NONE);
    assertThat(read.shape()).isEqualTo(Shape.of(3, 4, 12));
    // The second picture, its lower row, the last patch: blue at its lower right.
    assertThat(read.values()[(2 * 4 + 3) * 12 + 11])
        .isCloseTo(x.values()[((3 + 2) * 4 + 3) * 6 + 5] - 0.5f, within(1e-6f));
    FloatTensor back =
        Interpreters.onnx(
            (o, in) ->
                new PatchRows(2)
                    .map(o, o.reduceMean(new PatchRows(2).read(o, in.get(0)), false, 2), 2),
            List.of(x),
            Weights.NONE);
    FloatTensor pooled =
        Interpreters.onnx(
            (o, in) ->
                o.addScalar(
                    o.reduceMean(
                        o.avgPool(in.get(0), dev.loupe.network.PoolShape.of(2, 2, 0)), true, 1),
                    -0.5),
            List.of(x),
            Weights.NONE);
    Interpreters.assertClose(back, pooled, 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Reading.class)
  void allInterpretersExpectTheSame(Reading reading) {
    SequenceNetwork network = new SequenceNetwork(reading, new PatchRows(4), 5, true);
    Interpreters.assertAgree(
        (o, in) -> network.errors(o, in.get(0)), Interpreters.random(2, 2, 3, 8, 16));
  }

  @ParameterizedTest
  @CsvSource({"NEXT, false", "BOTH, true", "SURROUND, false"})
  void seesWhatItsReadingLetsItSee(Reading reading, boolean itself) {
    SequenceNetwork network = new SequenceNetwork(reading, new PatchRows(4), 5, false);
    FloatTensor x = Interpreters.random(3, 1, 3, 4, 16);
    FloatTensor changed = new FloatTensor(x.shape(), x.values().clone());
    changed.values()[9] += 1; // within the third of four patches
    float[] before = expected(network, x);
    float[] after = expected(network, changed);
    assertThat(before[2] != after[2]).isEqualTo(itself);
    assertThat(before[3]).isNotEqualTo(after[3]);
    assertThat(before[1] == after[1]).isEqualTo(reading == Reading.NEXT);
  }

  /** The first pixel that is expected of each patch. */
  private static float[] expected(SequenceNetwork network, FloatTensor x) {
    Interpreters.Program program = (o, in) -> network.apply(o, in.get(0)).expected();
    Weights weights = Interpreters.randomWeights(Interpreters.shapes(program, List.of(x)));
    float[] all = Interpreters.onnx(program, List.of(x), weights).values();
    float[] first = new float[4];
    for (int patch = 0; patch < 4; patch++) {
      first[patch] = all[patch * 48];
    }
    return first;
  }

  @Test
  void smoothingWeighsThePastByHalvesForASpanOfThree() {
    // By hand: a = 1/2, so the weights are 1, 1/2, 1/4, 1/8 over their sum.
    FloatTensor errors = new FloatTensor(Shape.of(1, 1, 1, 4), new float[] {1, 0, 0, 4});
    assertThat(smoothed(new Smoothing(3, false), errors))
        .containsExactly(new float[] {1, 1 / 3f, 1 / 7f, 33 / 15f}, within(1e-6f));
    assertThat(smoothed(new Smoothing(1, true), errors)).containsExactly(1, 0, 0, 4);
    FloatTensor spot = new FloatTensor(Shape.of(1, 1, 1, 5), new float[] {0, 0, 6, 0, 0});
    float[] both = smoothed(new Smoothing(3, true), spot);
    assertThat(both[1]).isCloseTo(both[3], within(1e-6f));
    assertThat(both[2]).isGreaterThan(both[1]);
  }

  private static float[] smoothed(Smoothing smoothing, FloatTensor errors) {
    return Interpreters.onnx(
            (o, in) -> smoothing.apply(o, in.get(0)), List.of(errors), Weights.NONE)
        .values();
  }

  @ParameterizedTest
  @CsvSource({"lstm-ndt, default", "lstm-ndt, paper", "bilstm, default", "bilstm, paper"})
  void findsASpot(String id, String preset) {
    SequenceMethod method = method(id);
    TrainedGraph trained =
        method.train(
            tiny(method, preset, 60), Stripes.input(Stripes.good(0, 12), 1, Progress.NONE));
    Stripes.assertFindsASpot(trained, 16);
    Stripes.assertLossFell(trained, 0.3);
    assertThat(trained.remarks()).containsKey("dynamic threshold on good pictures");
  }

  @Test
  void goesOnWhereItWasInterrupted(@TempDir Path folder) {
    SequenceMethod method = SequenceMethod.bilstm();
    SequenceSettings settings = tiny(method, "default", 6);
    TrainedGraph whole =
        method.train(settings, Stripes.input(Stripes.good(0, 6), 1, Progress.NONE));
    CheckpointPlan plan = new CheckpointPlan(folder.resolve("x.checkpoint"), true);
    try {
      assertThatThrownBy(
              () ->
                  method.train(
                      settings,
                      Stripes.input(
                          Stripes.good(0, 6), plan, Interruption.after("training, memory", 4))))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    TrainedGraph resumed =
        method.train(settings, Stripes.input(Stripes.good(0, 6), plan, Progress.NONE));
    assertThat(resumed.onnx()).isEqualTo(whole.onnx());
  }

  private static SequenceMethod method(String id) {
    return id.equals("bilstm") ? SequenceMethod.bilstm() : SequenceMethod.lstmNdt();
  }

  private static SequenceSettings tiny(SequenceMethod method, String preset, int steps) {
    return Settings.of(Objects.requireNonNull(method.presets().get(preset)))
        .with("size", "96")
        .with("hidden", "24")
        .with("training.steps", Integer.toString(steps))
        .with("training.batch", "4")
        .with("training.rate", "0.01")
        .with("training.looks", "0")
        .with("smoothing.span", "2")
        .as(SequenceSettings.class);
  }
}
