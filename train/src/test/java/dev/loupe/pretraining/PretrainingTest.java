package dev.loupe.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.backbone.ResNet;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PretrainingTest {

  private static final PretrainingSettings TINY =
      PretrainingSettings.SHIPPED.materials(8).small(32, 8).pictures(8 * 60);

  @Test
  @Tag("slow")
  void learnsToAnswerAndKeepsTheBackboneOnly() {
    List<String> notes = new ArrayList<>();
    Weights learned =
        new Pretraining(TINY, ResNet.small())
            .train(Weights.NONE, 1, listening(notes), (step, weights) -> {});
    assertThat(learned.names()).contains("conv1.weight", "layer3.0.conv2.weight");
    assertThat(learned.names()).noneMatch(name -> name.startsWith("head."));
    assertThat(of("material", notes.get(notes.size() - 1)))
        .isLessThan(of("material", notes.get(0)) - 0.1);
  }

  @Test
  @Tag("slow")
  void findsPlacesAgain() {
    List<String> notes = new ArrayList<>();
    PretrainingSettings second = TINY.round(2).pictures(8 * 60);
    Weights learned =
        new Pretraining(second, ResNet.small())
            .train(Weights.NONE, 1, listening(notes), (step, weights) -> {});
    double first = of("twins", notes.get(0));
    assertThat(of("twins", notes.get(notes.size() - 1))).isLessThan(first - 0.1);
    assertThat(learned.names()).noneMatch(name -> name.startsWith("head."));
  }

  @Test
  @Tag("slow")
  void beginsWithGivenWeights() {
    PretrainingSettings few = TINY.pictures(8 * 12);
    Weights none =
        new Pretraining(few, ResNet.small()).train(Weights.NONE, 1, Progress.NONE, (s, w) -> {});
    Weights on = new Pretraining(few, ResNet.small()).train(none, 1, Progress.NONE, (s, w) -> {});
    assertThat(distance(on, none))
        .isLessThan(
            0.5
                * distance(
                    on,
                    new Pretraining(few.seed(2), ResNet.small())
                        .train(Weights.NONE, 1, Progress.NONE, (s, w) -> {})));
  }

  @Test
  void roundsAreOneOrTwo() {
    assertThat(TINY.round(2).pictures()).isLessThan(TINY.pictures());
    assertThatThrownBy(() -> TINY.round(3))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("1 to 2");
    assertThatThrownBy(() -> TINY.pictures(8))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("at least one batch");
  }

  @Test
  @Tag("slow")
  void theSameSeedGivesTheSameWeights() {
    PretrainingSettings few = TINY.pictures(8 * 12);
    Weights first =
        new Pretraining(few, ResNet.small()).train(Weights.NONE, 1, Progress.NONE, (s, w) -> {});
    Weights again =
        new Pretraining(few, ResNet.small()).train(Weights.NONE, 1, Progress.NONE, (s, w) -> {});
    assertThat(again.sha256()).isEqualTo(first.sha256());
    Weights other =
        new Pretraining(few.seed(2), ResNet.small())
            .train(Weights.NONE, 1, Progress.NONE, (s, w) -> {});
    assertThat(other.sha256()).isNotEqualTo(first.sha256());
  }

  @Test
  void saysWhichQuestionsThereAre() {
    assertThatThrownBy(() -> TINY.questions(List.of("taste")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("taste")
        .hasMessageContaining("material, kind, edge, blemish");
  }

  @Test
  void theRateRisesThenFallsToNothing() {
    assertThat(Pretraining.factor(0, 1000)).isLessThan(0.05);
    assertThat(Pretraining.factor(40, 1000)).isGreaterThan(0.95);
    assertThat(Pretraining.factor(999, 1000)).isLessThan(0.001);
  }

  private static double of(String name, String note) {
    return Double.parseDouble(note.replaceAll(".*" + name + " (\\S+).*", "$1"));
  }

  private static double distance(Weights a, Weights b) {
    float[] one = a.get("layer3.0.conv2.weight").values();
    float[] other = b.get("layer3.0.conv2.weight").values();
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (double) (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  private static Progress listening(List<String> notes) {
    return (what, total) ->
        new Progress.Task() {
          @Override
          public void note(String remark) {
            notes.add(remark);
          }
        };
  }
}
