package dev.loupe.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.dataset.boards.BoardsGenerator;
import dev.loupe.dataset.boards.BoardsPlan;
import dev.loupe.dataset.boards.DefectType;
import dev.loupe.experiment.Outcome.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small grid on drawn boards, from the file to the page. */
@Tag("slow")
class ExperimentRunTest {

  private static final String FILE =
      """
      title: A small grid
      seeds: [0, 1]
      datasets:
        - name: boards
        - name: elsewhere
      methods:
        - {method: padim, backbone: seeded-small, settings: {size: 64, dimension: 20}}
        - {method: padim, label: on weights, backbone: resnet18}
        - {method: not-yet}
      tables:
        - metrics: [image_auroc, pixel_auroc, f1_at_threshold]
      bars:
        - metric: ms_per_image
      anomaly_counts:
        - {counts: [1, 2, 9]}
      panels: {pictures: 1}
      paper:
        source: Somebody
        shows: Table 7
        why: Because of <this> & that.
        values:
          - {method: padim, metric: image_auroc, value: 0.975, on: other pictures}
      """;

  private static final ExperimentFile EXPERIMENT = parsed(FILE);

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path boards;

  @BeforeAll
  static void draw() {
    boards = shared.resolve("boards");
    List<DefectType> types = List.of(DefectType.of("missing-component"));
    BoardsGenerator.write(boards, new BoardsPlan(1, 10, 3, 2, types, 128, 96), Progress.NONE);
  }

  private static ExperimentFile parsed(String yaml) {
    return ExperimentFile.parse("some.yaml", Path.of(""), yaml);
  }

  /** Works in this process, and counts. */
  private static final class Here implements CellRunner {

    private int runs;

    @Override
    public Optional<String> run(Path cell, Progress.Task task) {
      runs++;
      CellOrder order = CellOrder.read(cell.resolve(CellFolder.ORDER));
      new CellWork(Clock.systemUTC(), Progress.NONE).carryOut(order, cell);
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  @Test
  void goesFromTheFileToThePage() throws IOException {
    Results results = run(new Here());
    new ExperimentPage(results).write(folder, Instant.EPOCH);

    assertThat(results.with(Status.MEASURED)).hasSize(2);
    assertThat(results.with(Status.SKIPPED)).hasSize(10);
    assertThat(results.reasons(Status.SKIPPED).keySet())
        .anySatisfy(reason -> assertThat(reason).contains("resnet18", "--backbones"))
        .anySatisfy(reason -> assertThat(reason).contains("no method 'not-yet'"))
        .anySatisfy(reason -> assertThat(reason).contains("--data elsewhere=DIR"));
    assertThat(read("index.html"))
        .contains("A small grid", "Table 7 of Somebody", "97.5", "&lt;this&gt; &amp; that")
        .contains("has no method &#39;not-yet&#39;", "id=\"panels-1\"")
        .contains("id=\"figures\"", "id=\"trainings\"", "id=\"conditions\"")
        .doesNotContain("http://", "https://");
    assertThat(read("tables.md")).contains("| `padim` | 2 |", "| method | seeds | I-AUROC |");
    assertThat(read("results.csv").lines()).hasSize(13);
    assertThat(read("experiment.yaml")).isEqualTo(FILE);
  }

  @Test
  void seesWithTheBackboneThatComesWithLoupeThoughItHasNoFile() {
    ExperimentFile file =
        parsed(
            """
            title: Bundled
            datasets: [{name: boards}]
            methods:
              - {method: padim, settings: {size: 64, dimension: 20}}
            """);
    Outcome outcome = run(file, boards, new Here(), folder).with(Status.MEASURED).get(0);
    assertThat(outcome.result().orElseThrow().provenance().backbone()).isEqualTo("loupe-1");
  }

  @Test
  void laysOutFoundRegionsByTheirLooks() throws IOException {
    ExperimentFile file =
        parsed(
            """
            title: Looks
            datasets: [{name: boards}]
            methods:
              - {method: padim, backbone: seeded-small, settings: {size: 64, dimension: 20}}
              - {method: unet, settings: {size: 64, training: {steps: 2}}}
            embedding: {title: Figure 9}
            """);
    Path many = folder.resolve("many");
    List<DefectType> types = List.of(DefectType.of("missing-component"), DefectType.of("scratch"));
    BoardsGenerator.write(many, new BoardsPlan(2, 12, 2, 6, types, 128, 96), Progress.NONE);
    Results results = run(file, many, new Here(), folder);
    new ExperimentPage(results).write(folder, Instant.EPOCH);

    Embedding seen = embedding(results, "padim");
    assertThat(seen.chart()).as(seen.words()).isPresent();
    assertThat(seen.words()).contains("purity");
    assertThat(seen.chart().get().clouds())
        .allSatisfy(cloud -> assertThat(cloud.x()).hasSameSizeAs(cloud.y()))
        .anySatisfy(cloud -> assertThat(cloud.name()).isEqualTo("missing-component"));
    assertThat(embedding(results, "unet").chart()).isEmpty();
    assertThat(read("index.html"))
        .contains("Figure 9: boards, padim", seen.words())
        .contains("boards, unet: ");
  }

  @Test
  void drawsTheLossesOfTheLongestTrainingAlone() throws IOException {
    ExperimentFile file =
        parsed(
            """
            title: Lengths
            datasets: [{name: boards}]
            methods: [{method: unet, settings: {size: 64}}]
            vary: {setting: training.steps, values: [4, 2, 3]}
            losses: true
            """);
    new ExperimentPage(run(file, boards, new Here(), folder)).write(folder, Instant.EPOCH);
    assertThat(read("index.html"))
        .contains("Loss of unet at 4: boards")
        .doesNotContain("Loss of unet at 2", "Loss of unet at 3");
  }

  private static Embedding embedding(Results results, String method) {
    Cell.Row row = new Cell.Row("boards", method, Optional.empty());
    return results.firstFolder(row).orElseThrow().embedding().orElseThrow();
  }

  @Test
  void keepsFinishedCellsAndTriesFailedOnesAgain() throws IOException {
    Here first = new Here();
    run(first);
    assertThat(first.runs).isEqualTo(2);
    breakOne();

    Here second = new Here();
    Results again = run(second);
    assertThat(second.runs).isEqualTo(1);
    assertThat(again.with(Status.KEPT)).hasSize(1);
    assertThat(again.with(Status.MEASURED)).hasSize(1);
  }

  @Test
  void givesTheSameFiguresAsTheRunBefore() {
    Results results = run(new Here());
    Results others = run(new Here(), folder.resolve("other"));
    Metric auroc = Metric.of("pixel_auroc");
    Cell.Row row = results.rows("boards").get(0);
    assertThat(results.values(row, auroc)).hasSize(2).isEqualTo(others.values(row, auroc));
  }

  @Test
  void writesDownWhyACellFailedAndGoesOn() throws IOException {
    CellRunner failing =
        new CellRunner() {
          @Override
          public Optional<String> run(Path cell, Progress.Task task) {
            return Optional.of("Out of paint.");
          }

          @Override
          public void close() {}
        };
    Results results = run(failing);
    assertThat(results.with(Status.FAILED)).hasSize(2);
    assertThat(results.with(Status.FAILED).get(0).message()).isEqualTo("Out of paint.");
    Path cell = results.with(Status.FAILED).get(0).folder().orElseThrow();
    assertThat(cell.resolve("failure.txt")).hasContent("Out of paint.");

    assertThat(run(new Here()).with(Status.MEASURED)).hasSize(2);
    assertThat(cell.resolve("failure.txt")).doesNotExist();
  }

  @Test
  void stopsWhenInterruptedAndLeavesFinishedCells() {
    CellRunner interrupting =
        new CellRunner() {
          private final Here here = new Here();
          private final Thread caller = Thread.currentThread();

          @Override
          public Optional<String> run(Path cell, Progress.Task task) {
            Optional<String> done = here.run(cell, task);
            caller.interrupt();
            return done;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> run(interrupting)).isInstanceOf(InterruptedWorkException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run(new Here()).with(Status.KEPT)).isNotEmpty();
  }

  @Test
  void refusesAFolderThatAnotherRunHolds() {
    try (ExperimentFolder held = ExperimentFolder.open(folder)) {
      assertThatThrownBy(() -> ExperimentFolder.open(held.path()))
          .isInstanceOf(LoupeException.class)
          .hasMessageContaining("Another run");
    }
    ExperimentFolder.open(folder).close();
  }

  private Results run(CellRunner runner) {
    return run(runner, folder);
  }

  private static Results run(CellRunner runner, Path out) {
    return run(EXPERIMENT, boards, runner, out);
  }

  private static Results run(ExperimentFile file, Path data, CellRunner runner, Path out) {
    List<Cell> cells = Tiny.grid(file, Map.of("boards", data)).cells();
    try (ExperimentFolder open = ExperimentFolder.open(out)) {
      return new Results(
          file, new ExperimentRun(open, runner, 1, Progress.NONE).run(cells, outcome -> {}), 1);
    }
  }

  /** As if the process had died in the middle of a cell. */
  private void breakOne() throws IOException {
    try (Stream<Path> cells = Files.list(folder.resolve("cells"))) {
      Path one = cells.sorted().findFirst().orElseThrow();
      Files.delete(one.resolve(CellFolder.RESULT));
      Path working = one.resolveSibling(one.getFileName() + ".working");
      Files.createDirectories(working);
      Files.writeString(working.resolve("detector.loupe.part-1"), "half");
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }
}
