package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {

  @TempDir Path folder;

  @Test
  void drawsBoardsAndFindsNothingWrongWithThem() throws Exception {
    Path boards = draw();

    Shell check = Shell.run("dataset", "check", boards);
    JsonNode json = Json.mapper().readTree(Shell.run("dataset", "check", boards, "--json").out());

    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("6 good").contains("1 bridge").contains("'loupe train' would");
    assertThat(json.path("spoils_a_result").asBoolean(true)).isFalse();
    assertThat(json.at("/counts/TRAIN/good").asInt()).isEqualTo(6);
    assertThat(json.path("training").asText()).contains("held out");
  }

  @Test
  void endsWithThreeWhenAResultWouldBeSpoilt() throws Exception {
    Path boards = draw();
    Files.copy(boards.resolve("train/good/000.png"), boards.resolve("test/good/900.png"));

    Shell check = Shell.run("dataset", "check", boards);

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).contains("ERROR").contains("test/good/900.png");
  }

  @Test
  void refusesToDrawOverSomething() {
    Path boards = draw();

    Shell again = Shell.run("dataset", "boards", boards);

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("not empty");
  }

  @Test
  void refusesBoardsThatCannotBe() {
    Path boards = folder.resolve("none");

    assertThat(Shell.run("dataset", "boards", boards, "--types", "dent").err()).contains("bridge");
    assertThat(Shell.run("dataset", "boards", boards, "--size", "big").code()).isEqualTo(2);
    assertThat(Shell.run("dataset", "boards", boards, "--train", "-1").code()).isEqualTo(2);
    assertThat(boards).doesNotExist();
  }

  @Test
  void paintsDefectsIntoGoodPicturesAndTheResultIsADataSet() {
    Path painted = folder.resolve("painted");

    Shell run =
        Shell.run(
            "dataset", "synthesize", draw(), "--out", painted, "--count", 2, "--kinds", "stain");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 defects");
    assertThat(painted.resolve("good/0001.png")).exists();
    assertThat(painted.resolve("bad/stain/0001_mask.png")).exists();
    assertThat(Shell.run("dataset", "check", painted).out()).contains("2 stain");
    assertThat(Shell.run("dataset", "synthesize", painted, "--out", painted).err())
        .contains("not empty");
    assertThat(Shell.run("dataset", "synthesize", painted, "--out", "x", "--kinds", "dent").err())
        .contains("missing-material");
  }

  private Path draw() {
    Path boards = folder.resolve("boards");
    Shell drawn =
        Shell.run(
            "dataset",
            "boards",
            boards,
            "--train",
            6,
            "--test",
            2,
            "--defects-per-type",
            1,
            "--types",
            "bridge,scratch",
            "--size",
            "96x64");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    return boards;
  }
}
