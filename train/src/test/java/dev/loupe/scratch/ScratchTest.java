package dev.loupe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.detector.InputGeometry;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.method.Stripes;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @Test
  void everyPictureIsSeenOnceAPassAndInAnotherOrderTheNextTime() {
    BatchOrder order = new BatchOrder(new Seeds(1), 6, 4);
    List<Integer> seen = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      Arrays.stream(order.at(step)).forEach(seen::add);
    }
    assertThat(seen.subList(0, 6)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(seen.subList(6, 12)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(seen.subList(0, 6)).isNotEqualTo(seen.subList(6, 12));
    assertThat(order.at(2)).isEqualTo(new BatchOrder(new Seeds(1), 6, 4).at(2));
  }

  @Test
  void partsOfATrainingDrawUnlikeNumbers() {
    Seeds seeds = new Seeds(3);
    assertThat(seeds.part("a").at(5)).isNotEqualTo(seeds.part("b").at(5));
    assertThat(seeds.at(5)).isNotEqualTo(seeds.at(6)).isEqualTo(new Seeds(3).at(5));
  }

  @Test
  void aLossCurveSurvivesBeingWrittenDown() {
    LossCurve curve = LossCurve.of(60).with(1).with(2).with(6).with(0.1).withMerit(0.25);
    assertThat(curve.points()).containsExactly(3.0);
    assertThat(LossCurve.read(curve.line())).isEqualTo(curve);
    assertThat(LossCurve.read(LossCurve.of(60).line())).isEqualTo(LossCurve.of(60));
    assertThat(curve.remarks())
        .containsExactly(entry("loss", "3.000 (means of 3 steps each)"), entry("merit", "0.2500"));
    assertThat(LossCurve.of(60).remarks()).containsOnlyKeys("loss");
  }

  @Test
  void theRateWarmsUpAndFalls() {
    Schedule schedule = new Schedule(100, 0.4, 0, 0);
    assertThat(schedule.rateAt(0)).isCloseTo(0.02, within(1e-9));
    assertThat(schedule.rateAt(50)).isCloseTo(0.2, within(1e-9));
    assertThat(schedule.rateAt(99)).isLessThan(0.001);
  }

  @Test
  void aPictureBeyondTheBudgetIsDecodedAgainAndIsTheSame() {
    InputGeometry geometry = InputGeometry.whole(32);
    TrainingPictures kept =
        TrainingPictures.of(Stripes.good(0, 3), geometry, 1 << 20, Progress.NONE);
    TrainingPictures tight =
        TrainingPictures.of(Stripes.good(0, 3), geometry, 3 * 32 * 32, Progress.NONE);
    assertThat(kept.at(2)).isSameAs(kept.at(2));
    assertThat(tight.at(2)).isNotSameAs(tight.at(2));
    assertThat(tight.at(2).rgb()).isEqualTo(kept.at(2).rgb());
  }

  @Test
  void keepsTheBestWeightsAndStopsWhenNothingGetsBetter() {
    Falling stage = new Falling();
    Checkpoint.Finished result =
        new TrainingLoop(Checkpoint.none(), Progress.NONE)
            .run("falling", new Schedule(100, 1, 10, 3), state -> stage);
    assertThat(result.weights().get("step").values()).containsExactly(30);
    assertThat(stage.taken).isEqualTo(60);
    assertThat(stage.closed).isTrue();
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused(@TempDir Path folder) {
    Optional<CheckpointPlan> plan =
        Optional.of(new CheckpointPlan(folder.resolve("x.checkpoint"), true));
    new TrainingLoop(Checkpoint.open(plan, "one", Progress.NONE), Progress.NONE)
        .run("falling", new Schedule(5, 1, 0, 0), state -> new Falling());
    assertThatThrownBy(() -> Checkpoint.open(plan, "two", Progress.NONE))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("other pictures or with other settings");
    assertThat(Checkpoint.open(plan, "one", Progress.NONE).finished("falling")).isPresent();
    assertThat(Files.exists(folder.resolve("x.checkpoint"))).isTrue();
  }

  @Test
  void aDamagedCheckpointIsRefused(@TempDir Path folder) {
    Path file = folder.resolve("x.checkpoint");
    Weights.builder()
        .put("state/step", FloatTensor.vector(1))
        .metadata("identity", "one")
        .metadata("now/falling", "seven")
        .build()
        .write(file, Weights.Precision.FLOAT);
    assertThatThrownBy(
            () ->
                Checkpoint.open(Optional.of(new CheckpointPlan(file, true)), "one", Progress.NONE))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void similarityIsOneForTheSamePictureAndTheInterpretersAgree() {
    FloatTensor x = Interpreters.random(1, 1, 3, 24, 32);
    FloatTensor y = Interpreters.random(2, 1, 3, 24, 32);
    StructuralSimilarity similarity = new StructuralSimilarity(24, 32);
    Interpreters.assertAgree((o, in) -> similarity.map(o, in.get(0), in.get(1)), x, y);
    FloatTensor same =
        Interpreters.onnx(
            (o, in) -> similarity.map(o, in.get(0), in.get(0)), List.of(x), Weights.NONE);
    for (float value : same.values()) {
      assertThat(value).isCloseTo(1, within(1e-3f));
    }
  }

  /** A stage whose merit is best after 30 steps. */
  private static final class Falling implements Stage {

    private int taken;
    private boolean closed;

    @Override
    public double step(int step, double rate) {
      taken++;
      return 1.0 / taken;
    }

    @Override
    public double merit() {
      return -Math.abs(taken - 30);
    }

    @Override
    public Weights weights() {
      return Weights.builder().put("step", FloatTensor.vector(taken)).build();
    }

    @Override
    public Weights state() {
      return weights();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
