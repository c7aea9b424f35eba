package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From boards to verdicts, as a user goes: every command on the detector of one small training. */
@Tag("slow")
class WholeWayTest {

  @TempDir static Path folder;

  @TempDir Path own;

  private static Path boards;
  private static Path detector;
  private static Shell training;

  @BeforeAll
  static void drawAndTrain() {
    boards = folder.resolve("boards");
    detector = folder.resolve("board.loupe");
    Shell drawn =
        Shell.run(
            "dataset",
            "boards",
            boards,
            "--train",
            12,
            "--test",
            4,
            "--defects-per-type",
            2,
            "--types",
            "missing-component,discolouration",
            "--size",
            "128x96");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    training = train(Progress.NONE, detector);
    assertThat(training.code()).as(training.err()).isZero();
  }

  private static Shell train(Progress progress, Path out, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("train", boards, "--out", out, "--backbone", "seeded-small", "--size", 64));
    words.addAll(List.of("--epochs", 1, "--set", "least_steps=20", "--held-out", "0.25"));
    words.addAll(List.of("--threads", 1, "--seed", 5));
    words.addAll(List.of(more));
    return Shell.run(progress, words.toArray());
  }

  @Test
  void trainingSaysWhatItDidAndThatTheBackboneIsAStandIn() {
    assertThat(training.out())
        .contains("9 good pictures", "NG from", "with 95 % confidence", "from 3 good parts")
        .contains("never learned to see", "--backbone-weights", "board.loupe");
  }

  @Test
  void infoTellsWhatWasSetAndWhereItComesFrom() throws Exception {
    Shell info = Shell.run("info", detector);
    JsonNode json = Json.mapper().readTree(Shell.run("info", detector, "--json").out());

    assertThat(info.out()).contains("enhanced-simplenet", "seeded-small", "seed 5", "size: 64");
    assertThat(json.path("model_id").asText()).isEqualTo("board");
    assertThat(json.path("sha256").asText()).hasSize(64);
    assertThat(json.at("/settings/least_steps").asInt()).isEqualTo(20);
    assertThat(json.at("/settings/epochs").asDouble()).isEqualTo(1);
    assertThat(json.at("/provenance/held_out_images").asInt()).isEqualTo(3);
  }

  @Test
  void inspectsOnePictureAfterAnotherAndABrokenOneStopsNothing() throws Exception {
    Path in = pictures();
    Files.writeString(in.resolve("broken.png"), "no picture");
    Path results = own.resolve("results");

    Shell shell = Shell.run("inspect", detector, in, "--out", results, "--heat-maps", "all");

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.lines().get(0)).startsWith("verdict");
    assertThat(shell.out()).containsPattern("INVALID .*broken.png - The picture could not be read");
    assertThat(shell.out()).contains("5 pictures: ").contains("1 INVALID").contains("ms a picture");
    List<String> records = Files.readAllLines(results.resolve("verdicts.jsonl"));
    assertThat(records).hasSize(5);
    assertThat(Files.readAllLines(results.resolve("verdicts.csv"))).hasSize(6);
    assertThat(results.resolve("report.html")).isNotEmptyFile();
    JsonNode good = Json.mapper().readTree(records.get(1));
    assertThat(good.at("/image/reference").asText()).endsWith("good-0.png");
    assertThat(results.resolve(good.path("map").asText())).isNotEmptyFile();
    assertThat(files(results.resolve("heat-maps"))).hasSize(4);
  }

  @Test
  void printsNothingButRecordsWithJson() throws Exception {
    Shell shell = Shell.run("inspect", detector, pictures(), "--json");

    assertThat(shell.lines()).hasSize(4);
    for (String line : shell.lines()) {
      JsonNode record = Json.mapper().readTree(line);
      assertThat(record.fieldNames())
          .toIterable()
          .contains("inspection_id", "verdict", "reason", "raw_score", "regions", "timings");
    }
    assertThat(shell.err()).contains("4 pictures: ");
  }

  @Test
  void neverMixesOldAndNewResults() throws Exception {
    Path results = Files.createDirectories(own.resolve("results"));
    Path note = Files.writeString(results.resolve("note.txt"), "mine");

    Shell refused = Shell.run("inspect", detector, pictures(), "--out", results);
    Shell replaced = Shell.run("inspect", detector, pictures(), "--out", results, "--overwrite");
    Shell again = Shell.run("inspect", detector, pictures(), "--out", results, "--overwrite");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--overwrite");
    assertThat(replaced.code()).isZero();
    assertThat(again.code()).isZero();
    assertThat(Files.readAllLines(results.resolve("verdicts.jsonl"))).hasSize(4);
    assertThat(note).hasContent("mine");
  }

  @Test
  void doesNotInspectItsOwnResults() throws Exception {
    Path in = pictures();
    Path results = in.resolve("results");

    Shell.run("inspect", detector, in, "--out", results, "--heat-maps", "all");
    Shell again =
        Shell.run("inspect", detector, in, "--out", results, "--heat-maps", "all", "--overwrite");

    assertThat(again.out()).contains("4 pictures: ");
  }

  @Test
  void failsOnNgWhenAskedTo() throws Exception {
    Path strict = Files.copy(detector, own.resolve("strict.loupe"));
    Shell.run("thresholds", strict, "--image", "-1e9", "--why", "everything is bad");

    assertThat(Shell.run("inspect", strict, pictures(), "--fail-on-ng").code()).isEqualTo(4);
    assertThat(Shell.run("inspect", strict, pictures()).code()).isZero();
  }

  @Test
  void evaluatesTheTestPicturesAndWritesAReport() throws Exception {
    Path report = own.resolve("pages/report.html");

    Shell shell = Shell.run("evaluate", detector, boards, "--report", report);
    Shell printed = Shell.run("evaluate", detector, boards, "--json");
    JsonNode json = Json.mapper().readTree(printed.out());

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("4 good and 4 defective", "image AUROC", "missing-component");
    assertThat(shell.err()).isEmpty();
    assertThat(report).isNotEmptyFile();
    assertThat(json.fieldNames())
        .toIterable()
        .contains("image_auroc", "pixel_auroc", "aupro_0_3", "aupro_0_05", "f1_max")
        .contains("false_call_rate", "escape_rate", "promised_false_call_rate", "ms_per_image")
        .contains("protocol", "metric_size", "seed", "detector_sha256", "dataset_fingerprint");
    assertThat(json.path("images").asInt()).isEqualTo(8);
    assertThat(json.path("dataset_fingerprint")).isEqualTo(json.path("trained_on_fingerprint"));
  }

  @Test
  void measuresAtTheSizeAndUnderTheProtocolAskedFor() throws Exception {
    Shell shell =
        Shell.run(
            "evaluate",
            detector,
            boards,
            "--json",
            "--protocol",
            "paper",
            "--metric-size",
            "model");
    JsonNode json = Json.mapper().readTree(shell.out());

    assertThat(json.path("protocol").asText()).isEqualTo("paper");
    assertThat(json.path("metric_size").asText()).isEqualTo("model");
  }

  @Test
  void changesThresholdsAndRemembersWhy() throws Exception {
    Path changed = Files.copy(detector, own.resolve("changed.loupe"));

    Shell shell =
        Shell.run(
            "thresholds",
            changed,
            "--image",
            "1000",
            "--review",
            "999",
            "--why",
            "a trial",
            "--who",
            "Ann");
    Shell wrong = Shell.run("thresholds", changed, "--review", "2000", "--why", "a trial");
    Shell silent = Shell.run("thresholds", changed, "--image", "5");

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(Shell.run("info", changed).out())
        .contains("NG from 1000", "REVIEW from 999", "Ann: image threshold", "a trial");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(silent.err()).contains("--why");
    assertThat(Shell.run("inspect", changed, pictures()).out()).contains("4 OK");
  }

  @Test
  void leavesTheOldDetectorWhenTheTrainingIsInterrupted() throws Exception {
    Path old = Files.copy(detector, own.resolve("old.loupe"));
    byte[] before = Files.readAllBytes(old);

    Shell shell = train(interruptAt("training"), old);

    assertThat(shell.code()).isEqualTo(130);
    assertThat(shell.err()).contains("interrupted");
    assertThat(Thread.interrupted()).as("left interrupted").isTrue();
    assertThat(old).hasBinaryContent(before);
    assertThat(files(own)).containsExactly(old);
  }

  @Test
  void leavesTheOldDetectorWhenAPictureIsBroken() throws Exception {
    Path old = Files.copy(detector, own.resolve("old.loupe"));
    byte[] before = Files.readAllBytes(old);
    Path data = own.resolve("data");
    Shell.run("dataset", "boards", data, "--train", 4, "--test", 1, "--size", "96x64");
    Files.writeString(data.resolve("train/good/001.png"), "no picture");

    Shell shell =
        Shell.run(
            "train", data, "--out", old, "--backbone", "seeded-small", "--size", 64, "--epochs", 1);

    assertThat(shell.code()).isEqualTo(1);
    assertThat(shell.err()).contains("001.png").doesNotContain("\tat ");
    assertThat(old).hasBinaryContent(before);
  }

  @Test
  void anInterruptedInspectionKeepsTheVerdictsSoFar() throws Exception {
    Path in = pictures();
    Path results = own.resolve("results");

    Shell shell = Shell.run(interruptAfter(2), "inspect", detector, in, "--out", results);

    assertThat(Thread.interrupted()).as("left interrupted").isTrue();
    assertThat(shell.code()).isEqualTo(130);
    assertThat(Files.readAllLines(results.resolve("verdicts.jsonl"))).hasSize(2);
    assertThat(shell.out()).doesNotContain("INVALID");
  }

  @Test
  void takesFlagsBeforeTheFileAndTheFileBeforeThePreset() throws Exception {
    Path config =
        Files.writeString(
            own.resolve("line.yaml"),
            "method: simplenet\nblur: 3\nepochs: 9\nseed: 77\nheld-out: 0.5\nhidden: 64\n");
    Path out = own.resolve("configured.loupe");

    Shell shell = train(Progress.NONE, out, "--config", config, "--set", "hidden=32");
    JsonNode json = Json.mapper().readTree(Shell.run("info", out, "--json").out());

    assertThat(shell.code()).as(shell.err()).isZero();
    assertThat(json.path("method").asText()).isEqualTo("simplenet");
    assertThat(json.at("/settings/blur").asDouble()).isEqualTo(3);
    assertThat(json.at("/settings/epochs").asDouble()).isEqualTo(1);
    assertThat(json.at("/settings/hidden").asInt()).isEqualTo(32);
    assertThat(json.at("/provenance/seed").asInt()).isEqualTo(5);
    assertThat(json.at("/provenance/held_out_images").asInt()).isEqualTo(3);
  }

  private Path pictures() throws Exception {
    Path in = Files.createDirectories(own.resolve("in"));
    for (int i = 0; i < 2; i++) {
      copy("test/good/00" + i + ".png", in.resolve("good-" + i + ".png"));
      copy("test/missing-component/00" + i + ".png", in.resolve("missing-" + i + ".png"));
    }
    return in;
  }

  private static void copy(String from, Path to) throws Exception {
    if (!Files.exists(to)) {
      Files.copy(boards.resolve(from), to);
    }
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Progress interruptAt(String work) {
    return (what, total) -> {
      if (what.equals(work)) {
        Thread.currentThread().interrupt();
      }
      return Progress.NONE.start(what, total);
    };
  }

  private static Progress interruptAfter(int steps) {
    return (what, total) ->
        new Progress.Task() {
          private int done;

          @Override
          public void advance(long more) {
            done += (int) more;
            if (done == steps) {
              Thread.currentThread().interrupt();
            }
          }
        };
  }
}
