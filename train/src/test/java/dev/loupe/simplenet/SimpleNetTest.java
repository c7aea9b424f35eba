package dev.loupe.simplenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.Detection;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SimpleNetTest {

  private static final SimpleNet ENHANCED = SimpleNet.enhanced();

  @Test
  void scoresASpotHigherThanEveryGoodPictureAndPutsItInItsPlace() {
    TrainedGraph trained = ENHANCED.train(small(ENHANCED), input(16, 1, Progress.NONE));
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      double worstGood = 0;
      for (int seed = 100; seed < 110; seed++) {
        worstGood = Math.max(worstGood, graph.detect(stripes(seed)).score());
      }
      Detection spotted = graph.detect(withSpot(stripes(200), 60, 20));
      assertThat(spotted.score()).isGreaterThan(worstGood);
      assertThat(peak(spotted))
          .satisfies(
              at -> {
                assertThat(at[0]).isBetween(48, 80);
                assertThat(at[1]).isBetween(8, 40);
              });
    }
  }

  @Test
  void givesTheSameGraphForTheSameSeed() {
    TrainedGraph first = ENHANCED.train(small(ENHANCED), input(6, 3, Progress.NONE));
    TrainedGraph second = ENHANCED.train(small(ENHANCED), input(6, 3, Progress.NONE));
    assertThat(score(first)).isEqualTo(score(second));
  }

  @Test
  void trainsThePapersRecipeToo() {
    SimpleNetSettings paper =
        Settings.of(ENHANCED.presets().get("paper"))
            .with("backbone", "seeded-small")
            .with("size", "64")
            .with("hidden", "32")
            .with("dimension", "64")
            .with("epochs", "1")
            .as(SimpleNetSettings.class);
    TrainedGraph trained = ENHANCED.train(paper, input(6, 1, Progress.NONE));
    assertThat(score(trained)).isFinite();
  }

  @Test
  void trainsWithAttentionOverThePicture() {
    SimpleNetSettings image =
        Settings.of(SimpleNet.plain().presets().get("default"))
            .with("backbone", "seeded-small")
            .with("size", "64")
            .with("hidden", "32")
            .with("least_steps", "5")
            .with("epochs", "1")
            .with("sampling", "images")
            .with("batch", "2")
            .with("attention.scope", "image")
            .as(SimpleNetSettings.class);
    assertThat(score(SimpleNet.plain().train(image, input(6, 1, Progress.NONE)))).isFinite();
  }

  @Test
  void stopsBetweenTwoStepsWhenInterrupted() {
    Progress interrupting =
        (what, total) ->
            new Progress.Task() {
              @Override
              public void advance(long steps) {
                if (what.equals("training")) {
                  Thread.currentThread().interrupt();
                }
              }
            };
    try {
      assertThatThrownBy(() -> ENHANCED.train(small(ENHANCED), input(4, 1, interrupting)))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static SimpleNetSettings small(SimpleNet method) {
    return Settings.of(method.presets().get("default"))
        .with("backbone", "seeded-small")
        .with("size", "96")
        .with("hidden", "64")
        .with("batch", "256")
        .with("least_steps", "150")
        .with("epochs", "1")
        .as(SimpleNetSettings.class);
  }

  private static double score(TrainedGraph trained) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.detect(stripes(7)).score();
    }
  }

  private static int[] peak(Detection detection) {
    int best = 0;
    float[] values = detection.map().values();
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return new int[] {best % detection.map().width(), best / detection.map().width()};
  }

  private static TrainingInput input(int pictures, long seed, Progress progress) {
    List<Sample> good = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      Picture picture = stripes(i);
      good.add(
          new Sample(
              "good/" + i,
              new InMemory(picture),
              Label.GOOD,
              "good",
              Optional.empty(),
              Split.TRAIN,
              "part" + i));
    }
    return new TrainingInput(good, Optional.empty(), seed, 1, 1L << 30, progress);
  }

  /** Vertical stripes, a little shifted and noisy. */
  private static Picture stripes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int shift = (int) (seed % 4);
    byte[] rgb = new byte[96 * 96 * 3];
    for (int i = 0; i < 96 * 96; i++) {
      int value = ((i % 96 + shift) / 8 % 2 == 0 ? 90 : 160) + random.nextInt(12);
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) value;
      }
    }
    return new Picture(96, 96, rgb);
  }

  private static Picture withSpot(Picture picture, int x, int y) {
    byte[] rgb = picture.rgb().clone();
    for (int v = y - 5; v <= y + 5; v++) {
      for (int u = x - 5; u <= x + 5; u++) {
        rgb[(v * 96 + u) * 3] = (byte) 240;
        rgb[(v * 96 + u) * 3 + 1] = 20;
      }
    }
    return new Picture(96, 96, rgb);
  }

  private record InMemory(Picture picture) implements PictureSource {
    @Override
    public byte[] content() {
      return picture.rgb();
    }
  }
}
