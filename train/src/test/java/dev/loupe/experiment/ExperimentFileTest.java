package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.dataset.SplitKind;
import dev.loupe.method.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFileTest {

  private static final String FILE =
      """
      title: Two methods
      seeds: [0, 1]
      datasets:
        - {name: tiles, split: alternate, category: left}
      methods:
        - method: padim
        - method: simplenet
          label: mine
          backbone: seeded-small
          settings:
            epochs: 2
            noise: {high: 3}
      """;

  @Test
  void readsAFile() {
    Experiment experiment = parse(FILE).experiment();
    assertThat(experiment.seeds()).containsExactly(0L, 1L);
    assertThat(experiment.datasets().get(0).options().split()).isEqualTo(SplitKind.ALTERNATE);
    assertThat(experiment.datasets().get(0).options().category()).hasValue("left");
    assertThat(experiment.methods())
        .extracting(MethodEntry::title)
        .containsExactly("padim", "mine");
    assertThat(experiment.methods().get(1).settings().orElseThrow().lines())
        .extracting(SettingsBlock.Line::key)
        .containsExactly("epochs", "noise");
    assertThat(experiment.tables()).isEqualTo(TableView.USUAL);
  }

  @Test
  void namesTheLineOfAnUnknownKeyAndWhatIsPossible() {
    assertRefused(FILE.replace("seeds:", "sedes:"), "mine.yaml, line 2", "'sedes'", "seeds");
    assertRefused(FILE.replace("label:", "lable:"), "mine.yaml, line 8", "'lable'", "label");
  }

  @Test
  void namesTheLineOfAnUnknownSetting() {
    assertThatThrownBy(() -> Tiny.grid(parse(FILE.replace("epochs:", "epoch:"))).cells())
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("mine.yaml, line 11", "'epoch'", "epochs");
  }

  @Test
  void refusesAPresetThatIsNotThereAndAValueThatCannotBe() {
    String preset = FILE.replace("label: mine", "preset: best");
    assertThatThrownBy(() -> Tiny.grid(parse(preset)).cells())
        .hasMessageContainingAll("simplenet", "'best'", "official");
    assertThatThrownBy(() -> Tiny.grid(parse(FILE.replace("epochs: 2", "epochs: -2"))).cells())
        .hasMessageContainingAll("mine.yaml", "epochs");
  }

  @Test
  void tellsADataSetThatIsNotWhereItShouldBeFromOneThatNobodyAskedFor() {
    Path nowhere = Path.of("no-such-folder", "tiles");
    assertThat(Tiny.grid(parse(FILE), Map.of("tiles", nowhere)).cells())
        .extracting(cell -> ((Cell.Task.Skipped) cell.task()).reason())
        .allSatisfy(reason -> assertThat(reason).contains(nowhere.toString(), "--data"));
    assertThatThrownBy(() -> Tiny.grid(parse(FILE), Map.of("tyles", nowhere)).cells())
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("'tyles'", "mine.yaml", "tiles");
  }

  @Test
  void refusesWhatCannotBeShown() {
    assertRefused(FILE + "tables:\n  - metrics: [auroc]\n", "line 14", "'auroc'", "image_auroc");
    assertRefused(FILE.replace("label: mine", "label: padim"), "two methods", "padim");
    assertRefused(FILE.replace("[0, 1]", "[1, 1]"), "seed");
    assertRefused("title: x\ndatasets: [", "mine.yaml, line 2");
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> ExperimentFile.read(Path.of("nowhere.yaml")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContainingAll("nowhere.yaml", "experiment list");
  }

  static List<String> shipped() {
    return Shipped.names();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedExperimentSkipsWhatIsNotHereAndSaysWhy(String name) {
    List<Cell> cells = Tiny.grid(Shipped.find(name).orElseThrow()).cells();
    assertThat(cells)
        .isNotEmpty()
        .allSatisfy(
            cell ->
                assertThat(cell.task())
                    .isInstanceOfSatisfying(
                        Cell.Task.Skipped.class,
                        task -> assertThat(task.reason()).contains("--data")));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyPaperFigureOfAShippedExperimentHasARowThatAnswersIt(String name) {
    Experiment experiment = Shipped.find(name).orElseThrow().experiment();
    List<String> rows = experiment.methods().stream().map(MethodEntry::title).toList();
    experiment.paper().ifPresent(paper -> assertThat(rows).containsAll(Tiny.methodsOf(paper)));
  }

  private static ExperimentFile parse(String text) {
    return ExperimentFile.parse("mine.yaml", Path.of(""), text);
  }

  private static void assertRefused(String text, String... words) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(words);
  }
}
