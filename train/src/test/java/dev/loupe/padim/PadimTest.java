package dev.loupe.padim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.method.Settings;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PadimTest {

  private static final Padim PADIM = new Padim();
  private static final PadimSettings SMALL =
      Settings.of(PADIM.presets().get("default"))
          .with("backbone", "seeded-small")
          .with("size", "96")
          .with("dimension", "20")
          .as(PadimSettings.class);

  @Test
  void scoresASpotHigherThanEveryGoodPictureAndPutsItInItsPlace() {
    Stripes.assertFindsASpot(trained(0, 24, 1), 10);
  }

  @Test
  void learningOnGivesTheDetectorOfAllPicturesAtOnce() {
    TrainedGraph some = trained(0, 10, 1);
    TrainedGraph further =
        PADIM.learn(SMALL, some, Stripes.input(Stripes.good(10, 24), 1, Progress.NONE));
    TrainedGraph all = trained(0, 24, 1);
    for (Picture picture : new Picture[] {Stripes.picture(7), Stripes.spotted(70, 30, 30)}) {
      double expected = score(all, picture);
      assertThat(score(further, picture)).isCloseTo(expected, within(2e-3 * expected));
      assertThat(score(some, picture)).isNotCloseTo(expected, within(1e-2 * expected));
    }
    assertThat(further.remarks()).containsEntry("pictures", "24");
    assertThat(PADIM.scoresOnlyFall(SMALL)).isFalse();
  }

  @Test
  void aSmallBudgetTakesMorePassesAndGivesTheSameDetector() {
    TrainingInput input = Stripes.input(Stripes.good(0, 5), 1, Progress.NONE);
    long places = 24 * 24;
    long[] steps = new long[1];
    Progress counting =
        (what, total) -> {
          steps[0] = total;
          return new Progress.Task() {};
        };
    TrainedGraph thrifty =
        PADIM.train(
            SMALL,
            new TrainingInput(
                input.good(),
                Optional.empty(),
                1,
                1,
                PatchGaussians.bytes(20) * places / 2,
                counting));
    assertThat(steps[0]).isEqualTo(10);
    assertThat(thrifty.onnx()).isEqualTo(PADIM.train(SMALL, input).onnx());
  }

  @Test
  void drawsOtherChannelsForAnotherSeed() {
    Picture picture = Stripes.picture(3);
    assertThat(score(trained(0, 4, 1), picture)).isEqualTo(score(trained(0, 4, 1), picture));
    assertThat(score(trained(0, 4, 1), picture)).isNotEqualTo(score(trained(0, 4, 2), picture));
  }

  @Test
  void stopsBetweenTwoPicturesWhenInterrupted() {
    TrainingInput input = Stripes.input(Stripes.good(0, 4), 1, Stripes.interrupting("gaussians"));
    try {
      assertThatThrownBy(() -> PADIM.train(SMALL, input))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesADetectorThatNoFileCanHoldBeforeItLooksAtAPicture() {
    PadimSettings huge =
        Settings.of(SMALL).with("size", "2048").with("dimension", "60").as(PadimSettings.class);
    TrainingInput input = Stripes.input(Stripes.good(0, 2), 1, Progress.NONE);
    assertThatThrownBy(() -> PADIM.train(huge, input))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("Lower 'dimension' or 'size'");
  }

  @Test
  void doesNotLearnOnFromAnotherMethodsDetector() {
    TrainedGraph some = trained(0, 3, 1);
    TrainedGraph foreign =
        new TrainedGraph(
            withoutMean(some.onnx()),
            some.input(),
            some.backbone(),
            some.backboneSha256(),
            some.remarks());
    assertThatThrownBy(
            () -> PADIM.learn(SMALL, foreign, Stripes.input(Stripes.good(3, 4), 1, Progress.NONE)))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("Train it anew");
  }

  /** The graph up to the features, as any other method might have it. */
  private static byte[] withoutMean(byte[] onnx) {
    OnnxGraph.Builder graph = OnnxGraph.of(onnx).continuedAt("padim.features");
    graph.output("map", graph.value("padim.features", Shape.of(24 * 24, 20)));
    return graph.build().toBytes();
  }

  private static TrainedGraph trained(int from, int to, long seed) {
    return PADIM.train(SMALL, Stripes.input(Stripes.good(from, to), seed, Progress.NONE));
  }

  private static double score(TrainedGraph trained, Picture picture) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.detect(picture).score();
    }
  }
}
