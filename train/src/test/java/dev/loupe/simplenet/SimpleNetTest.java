package dev.loupe.simplenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.method.Settings;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SimpleNetTest {

  private static final SimpleNet ENHANCED = SimpleNet.enhanced();

  @Test
  void scoresASpotHigherThanEveryGoodPictureAndPutsItInItsPlace() {
    Stripes.assertFindsASpot(ENHANCED.train(small(ENHANCED), input(16, 1, Progress.NONE)), 20);
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
    Progress interrupting = Stripes.interrupting("training");
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
      return graph.detect(Stripes.picture(7)).score();
    }
  }

  private static TrainingInput input(int pictures, long seed, Progress progress) {
    return Stripes.input(Stripes.good(0, pictures), seed, progress);
  }
}
