package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in a line or two, with the right exit code and no stack trace. */
class UsageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "dataset",
        "dataset check",
        "dataset boards",
        "dataset synthesize",
        "train",
        "inspect",
        "evaluate",
        "find-similar",
        "info",
        "thresholds",
        "methods",
        "experiment",
        "experiment run",
        "experiment compare",
        "experiment list"
      })
  void everyVerbTeachesByExample(String verb) {
    Shell shell = Shell.run((Object[]) (verb + " --help").split(" "));

    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("Example").contains("  loupe " + verb);
  }

  @Test
  void explainsItselfWhenNothingIsAsked() {
    Shell shell = Shell.run();

    assertThat(shell.code()).isEqualTo(2);
    assertThat(shell.err()).contains("A first hour").contains("Exit codes");
  }

  @Test
  void saysItsVersionFromEveryVerb() {
    assertThat(Shell.run("--version").out()).contains("Loupe 0.").contains("ONNX Runtime 1.");
    assertThat(Shell.run("train", "--version").out()).contains("Loupe 0.");
  }

  @Test
  void saysWhenThereIsNothingToResume() {
    Shell shell = train("--resume");

    assertThat(shell.code()).isEqualTo(1);
    assertThat(shell.err()).contains(".checkpoint to go on from").contains("Leave --resume out");
  }

  @Test
  void refusesAnUnknownSettingAndListsThoseThereAre() {
    Shell shell = train("--set", "nois.high=3");

    assertRefused(shell, "there is no setting 'nois'", "noise");
  }

  @Test
  void refusesASettingOfTheWrongKind() {
    assertRefused(train("--size", "large"), "size");
    assertRefused(train("--epochs", "-1"), "epochs");
  }

  @Test
  void refusesAnUnknownKeyInAFile() throws Exception {
    Path config = Files.writeString(folder.resolve("line.yaml"), "held_out: 0.3\nepoch: 4\n");

    assertRefused(train("--config", config), "no setting 'epoch'", "line.yaml", "epochs");
  }

  @Test
  void refusesAWrongOptionInAFile() throws Exception {
    Path config = Files.writeString(folder.resolve("line.yaml"), "held-out: 1.5\n");

    assertRefused(train("--config", config), "line.yaml", "held_out", "between 0 and 1");
  }

  @Test
  void refusesAFileThatIsNotThereOrNoYaml() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [1, 2\nb: }");

    assertRefused(train("--config", folder.resolve("none.yaml")), "no settings file", "none.yaml");
    assertRefused(train("--config", broken), "broken.yaml is no YAML");
  }

  @Test
  void refusesAnUnknownMethodAndPreset() {
    assertRefused(train("--method", "simplnet"), "no method 'simplnet'", "enhanced-simplenet");
    assertRefused(train("--preset", "best"), "no preset 'best'", "paper");
  }

  @Test
  void refusesWhatIsNoShareOrNoMemory() {
    assertRefused(train("--held-out", "2"), "--held-out", "between 0 and 1");
    assertRefused(train("--false-calls", "few"), "--false-calls", "between 0 and 1");
    assertRefused(train("--memory-budget", "4 apples"), "--memory-budget", "4GiB");
    assertRefused(train("--threads", "0"), "--threads must be at least 1");
  }

  @Test
  void suggestsTheVerbThatWasMeant() {
    assertRefused(Shell.run("inpsect"), "inpsect", "loupe --help");
  }

  @Test
  void saysThatAFolderIsNotThere() {
    Path nowhere = folder.resolve("nowhere");

    assertFailed(Shell.run("dataset", "check", nowhere), "No data set at", "nowhere");
    assertFailed(Shell.run("train", nowhere, "--out", folder.resolve("a.loupe")), "No data set at");
    assertFailed(Shell.run("info", nowhere), "no detector at", "nowhere");
    assertFailed(Shell.run("inspect", nowhere, folder), "holds no picture");
    assertFailed(Shell.run("inspect", nowhere, nowhere), "no picture or folder");
  }

  @Test
  void saysThatAFolderHoldsNoGoodPictures() throws Exception {
    Files.createDirectories(folder.resolve("data/notes"));
    Files.writeString(folder.resolve("data/notes/read.txt"), "nothing");

    Path out = folder.resolve("a.loupe");
    assertFailed(
        Shell.run("train", folder.resolve("data"), "--out", out), "No known data set", "mvtec");
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesADetectorThatIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("board.loupe"), "not a zip");

    assertFailed(Shell.run("info", file), "board.loupe", "refused");
    assertFailed(Shell.run("thresholds", file), "board.loupe", "refused");
  }

  @Test
  void printsSettingsThatATrainingAccepts() throws Exception {
    Shell methods = Shell.run("methods", "simplenet", "--preset", "official");
    Path config = Files.writeString(folder.resolve("official.yaml"), methods.out());

    assertThat(methods.code()).isZero();
    assertFailed(train("--method", "simplenet", "--config", config), "No data set at");
  }

  @Test
  void listsTheMethods() {
    assertThat(Shell.run("methods").out()).contains("enhanced-simplenet", "simplenet", "paper");
  }

  private Shell train(Object... options) {
    List<Object> words = new java.util.ArrayList<>(List.of("train", folder.resolve("none")));
    words.addAll(List.of("--out", folder.resolve("none.loupe")));
    words.addAll(List.of(options));
    return Shell.run(words.toArray());
  }

  private static void assertRefused(Shell shell, String... mentions) {
    assertThat(shell.code()).as(shell.err()).isEqualTo(2);
    assertThat(shell.err()).contains(mentions).contains("--help").doesNotContain("\tat ");
    assertThat(shell.out()).isEmpty();
  }

  private static void assertFailed(Shell shell, String... mentions) {
    assertThat(shell.code()).as(shell.err()).isEqualTo(1);
    assertThat(shell.err()).contains(mentions).startsWith("loupe: ").doesNotContain("\tat ");
  }
}
