package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code loupe experiment}, its cells in processes of their own. */
@Tag("slow")
class ExperimentCommandTest {

  private static final String FILE =
      """
      title: Two seeds
      seeds: [0, 1]
      datasets:
        - name: boards
      methods:
        - {method: padim, backbone: seeded-small, settings: {size: 64, dimension: 20}}
      """;

  @TempDir static Path folder;
  @TempDir Path own;

  private static Path boards;

  @BeforeAll
  static void draw() {
    boards = folder.resolve("boards");
    Object[] words = {
      "dataset",
      "boards",
      boards,
      "--train",
      10,
      "--test",
      3,
      "--defects-per-type",
      2,
      "--types",
      "missing-component",
      "--size",
      "128x96"
    };
    assertThat(Shell.run(words).code()).isZero();
  }

  @Test
  void goesOnAfterItWasKilledInTheMiddleOfACell() throws Exception {
    Path out = own.resolve("out");
    Process killed = start(out);
    try {
      await(() -> Files.exists(out.resolve("index.html")));
      await(() -> working(out) == 1 && killed.descendants().count() > 0);
      List<ProcessHandle> cells = killed.descendants().toList();
      killed.destroyForcibly().waitFor();
      await(() -> cells.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      killed.destroyForcibly();
    }
    assertThat(out.resolve("index.html")).content().contains("1 of 2 trainings", "not run yet");

    Shell again = Shell.run(command(out).toArray());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.lines().get(0)).contains("seed 0: kept");
    assertThat(again.lines().get(1)).contains("seed 1: I-AUROC");
    assertThat(working(out)).isZero();
    assertThat(out.resolve("index.html")).content().contains("2 of 2 trainings");

    Shell compared = Shell.run("experiment", "compare", out, out);
    assertThat(compared.code()).isZero();
    assertThat(compared.out()).contains("padim on boards", "the same");
  }

  @Test
  void reportsACellThatFailedWithItsOwnWords() throws IOException {
    Path weights = own.resolve("resnet18.safetensors");
    Files.writeString(weights, "these are no weights");
    Path file = own.resolve("broken.yaml");
    Files.writeString(
        file, FILE.replace("seeded-small", "resnet18").replace("seeds: [0, 1]", "seeds: [0]"));
    Path out = own.resolve("out");
    Shell run =
        Shell.run(
            "experiment",
            "run",
            file,
            "--out",
            out,
            "--data",
            "boards=" + boards,
            "--backbones",
            own,
            "--threads",
            1);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("padim on boards, seed 0: failed: ", "index.html");
    assertThat(run.err()).contains("Failed padim on boards", "resnet18.safetensors");
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void namesTheLineOfAnUnknownKeyBeforeAnythingIsMade() throws IOException {
    Path file = own.resolve("wrong.yaml");
    Files.writeString(file, FILE.replace("seeds:", "sedes:"));
    Path out = own.resolve("out");
    Shell run = Shell.run("experiment", "run", file, "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("wrong.yaml, line 2", "'sedes'");
    assertThat(out).doesNotExist();
  }

  @Test
  void listsTheShippedOnesAndPrintsOne() {
    assertThat(Shell.run("experiment", "list").out())
        .contains("frozen-backbones", "agur-net-table-2", "answers Table 2 of Liu");
    assertThat(Shell.run("experiment", "list", "--print", "frozen-backbones").out())
        .startsWith("title: ");
    assertThat(Shell.run("experiment", "list", "--print", "none").code()).isEqualTo(2);
  }

  private List<Object> command(Path out) throws IOException {
    Path file = own.resolve("two.yaml");
    Files.writeString(file, FILE);
    return List.of(
        "experiment", "run", file, "--out", out, "--data", "boards=" + boards, "--threads", 1);
  }

  private Process start(Path out) throws IOException {
    List<String> words = new ArrayList<>(Launcher.ofThisProcess());
    command(out).forEach(word -> words.add(word.toString()));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(own.resolve("killed.log").toFile())
        .start();
  }

  /** How many cells are under way, or were when their run died. */
  private static long working(Path out) {
    try (Stream<Path> cells = Files.list(out.resolve("cells"))) {
      return cells.filter(cell -> cell.toString().endsWith(".working")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("what was waited for").isBefore(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
