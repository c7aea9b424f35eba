package dev.loupe.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final Outer PRESET = new Outer("resnet18", 288, List.of("layer2"), new Inner(0.5));
  private static final Choice CHOICE = new Choice(Judge.EITHER, true, List.of(1));

  record Outer(String backbone, int inputSize, List<String> layers, Inner noise) {
    Outer {
      if (inputSize <= 0) {
        throw new IllegalArgumentException("input_size must be above 0, not " + inputSize);
      }
    }
  }

  record Inner(double sigma) {
    Inner {
      if (!(sigma > 0)) {
        throw new IllegalArgumentException("sigma must be above 0, not " + sigma);
      }
    }
  }

  record Choice(Judge judge, boolean gates, List<Integer> sizes) {}

  enum Judge {
    @JsonProperty("either")
    EITHER,
    @JsonProperty("whole")
    WHOLE
  }

  @Test
  void isThePresetWhenNothingIsChanged() {
    assertThat(Settings.of(PRESET).as(Outer.class)).isEqualTo(PRESET);
  }

  @Test
  void changesOneValueInsideAnotherSetting() {
    Outer changed = Settings.of(PRESET).with("noise.sigma", "2").as(Outer.class);
    assertThat(changed.noise().sigma()).isEqualTo(2);
    assertThat(changed.backbone()).isEqualTo("resnet18");
  }

  @Test
  void acceptsHyphensAndLists() {
    Outer changed =
        Settings.of(PRESET)
            .with("input-size", "64")
            .with("layers", "[layer1, layer2]")
            .as(Outer.class);
    assertThat(changed.inputSize()).isEqualTo(64);
    assertThat(changed.layers()).containsExactly("layer1", "layer2");
  }

  @Test
  void namesAnUnknownSettingAndThoseThereAre() {
    assertThatThrownBy(() -> Settings.of(PRESET).with("noise.sigmas", "2"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'noise.sigmas'")
        .hasMessageContaining("noise.sigma");
  }

  @Test
  void saysWhyAValueIsRefused() {
    assertThatThrownBy(() -> Settings.of(PRESET).with("noise.sigma", "-1").as(Outer.class))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("noise")
        .hasMessageContaining("sigma must be above 0");
  }

  @Test
  void refusesTextWhereANumberBelongs() {
    assertThatThrownBy(() -> Settings.of(PRESET).with("input_size", "big").as(Outer.class))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "The setting 'input_size' cannot have this value: expected a whole number, found 'big'.");
  }

  @Test
  void namesTheChoicesWhereOneOfThemBelongs() {
    assertThatThrownBy(() -> Settings.of(CHOICE).with("judge", "share").as(Choice.class))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "The setting 'judge' cannot have this value: expected one of either, whole, found 'share'.");
  }

  @Test
  void saysWhatAFlagAndAListCanBe() {
    assertThatThrownBy(() -> Settings.of(CHOICE).with("gates", "much").as(Choice.class))
        .hasMessageEndingWith("expected true or false, found 'much'.");
    assertThatThrownBy(() -> Settings.of(CHOICE).with("sizes", "3").as(Choice.class))
        .hasMessageEndingWith("expected a list.");
  }

  @Test
  void saysWhatAWholeRecordRefusesWithoutNamingOneSetting() {
    assertThatThrownBy(() -> Settings.of(PRESET).with("input_size", "0").as(Outer.class))
        .isInstanceOf(SettingsException.class)
        .hasMessage("The settings cannot be taken as they are: input_size must be above 0, not 0");
  }

  @Test
  void readsAYamlFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("line3.yaml"), "backbone: resnet50\nnoise:\n  sigma: 1.5\n");
    Outer read = Settings.of(PRESET).withFile(file).as(Outer.class);
    assertThat(read).isEqualTo(new Outer("resnet50", 288, List.of("layer2"), new Inner(1.5)));
  }

  @Test
  void namesTheFileOfAnUnknownKey(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("line3.yaml"), "backbon: resnet50\n");
    assertThatThrownBy(() -> Settings.of(PRESET).withFile(file))
        .hasMessageContaining("line3.yaml")
        .hasMessageContaining("backbon");
  }

  @Test
  void saysThatAFileIsNoYaml(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("line3.yaml"), "a: [1, 2\nb: }");
    assertThatThrownBy(() -> Settings.of(PRESET).withFile(file))
        .isInstanceOf(SettingsException.class);
  }
}
