package dev.loupe.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Resolved;
import dev.loupe.method.Settings;
import dev.loupe.method.SettingsException;
import dev.loupe.method.Stripes;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.padim.Padim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AutoTest {

  private static final Trial CHEAP = new Trial("cheap", 0.90, 0.80, 10);
  private static final Trial DEAR = new Trial("dear", 0.95, 0.85, 100);
  private static final Auto AUTO = new Auto(List.of(new Padim(), new Refusing("second")));
  private static final AutoSettings SMALL =
      Settings.of(AUTO.presets().get("default"))
          .with("backbone", "seeded-small")
          .with("size", "96")
          .as(AutoSettings.class);

  @Test
  void takesTheBestWhereItIsWorthItsCost() {
    assertThat(Auto.choose(List.of(CHEAP, DEAR), with("margin", "0.01"))).isEqualTo(DEAR);
  }

  @Test
  void takesTheCheaperWithinTheMargin() {
    assertThat(Auto.choose(List.of(CHEAP, DEAR), with("margin", "0.06"))).isEqualTo(CHEAP);
  }

  @Test
  void leavesOutWhatIsTooSlowAndTakesTheFastestWhereAllAre() {
    assertThat(Auto.choose(List.of(CHEAP, DEAR), with("milliseconds", "50"))).isEqualTo(CHEAP);
    assertThat(Auto.choose(List.of(DEAR, CHEAP), with("milliseconds", "5"))).isEqualTo(CHEAP);
  }

  @Test
  void choosesNothingWhereNothingCouldBeTried() {
    assertThatThrownBy(() -> Auto.choose(List.of(), SMALL)).isInstanceOf(LoupeException.class);
  }

  @Test
  void refusesACandidateThatIsNotOffered() {
    assertThatThrownBy(() -> AUTO.resolve(with("candidates", "[third]"), input(20, Progress.NONE)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("padim, second");
  }

  @Test
  void takesTheFirstCandidateWithoutATrialWhenThereAreFewParts() {
    Resolved<?> resolved = AUTO.resolve(SMALL, input(7, Progress.NONE));
    assertThat(resolved.method().id()).isEqualTo("padim");
    assertThat(resolved.remarks().get(Auto.REMARK)).contains("7 parts are too few");
  }

  @Test
  @Tag("slow")
  void triesCandidatesOnOtherPicturesThanTheyLearnFromAndSaysWhatItSaw() {
    Map<String, Integer> learned = new HashMap<>();
    Set<String> tasks = new HashSet<>();
    Progress listening =
        (what, total) -> {
          tasks.add(what);
          learned.putIfAbsent(what, (int) total);
          return new Progress.Task() {};
        };
    AutoSettings small = Settings.of(SMALL).with("pictures", "10").as(AutoSettings.class);
    Resolved<?> resolved = AUTO.resolve(small, input(20, listening));

    assertThat(learned).containsEntry("gaussians", 10);
    assertThat(tasks).contains("trial of padim").doesNotContain("trial of second");
    assertThat(resolved.method().id()).isEqualTo("padim");
    assertThat(Settings.of(resolved.settings()).yaml()).contains("seeded-small");
    assertThat(resolved.remarks().get(Auto.REMARK))
        .contains("trials on 10 pictures", "5 clean", "10 painted");
    assertThat(resolved.remarks().get(Auto.REMARK + " (trial of padim)")).contains("AUROC");
    assertThat(resolved.remarks().get(Auto.REMARK + " (trial of second)"))
        .contains("failed: does not want to");
  }

  private static AutoSettings with(String key, String value) {
    return Settings.of(SMALL).with(key, value).as(AutoSettings.class);
  }

  private static TrainingInput input(int pictures, Progress progress) {
    return Stripes.input(Stripes.good(0, pictures), 0, progress);
  }

  /** A method that never trains. */
  private record Refusing(String id) implements DetectionMethod<Refusing.Nothing> {

    record Nothing(String backbone, int size) {}

    @Override
    public String summary() {
      return "refuses";
    }

    @Override
    public Map<String, Nothing> presets() {
      return Map.of(DEFAULT_PRESET, new Nothing("", 0));
    }

    @Override
    public Class<Nothing> settingsType() {
      return Nothing.class;
    }

    @Override
    public TrainedGraph train(Nothing settings, TrainingInput input) {
      throw new LoupeException("does not want to");
    }
  }
}
