package dev.loupe.cli;

import dev.loupe.backbone.BackboneStore;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.experiment.Cell;
import dev.loupe.experiment.CellProcesses;
import dev.loupe.experiment.ExperimentFile;
import dev.loupe.experiment.ExperimentFolder;
import dev.loupe.experiment.ExperimentPage;
import dev.loupe.experiment.ExperimentRun;
import dev.loupe.experiment.Grid;
import dev.loupe.experiment.Outcome;
import dev.loupe.experiment.Places;
import dev.loupe.experiment.Results;
import dev.loupe.experiment.RunStory;
import dev.loupe.experiment.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe experiment run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Trains and measures every cell of an experiment, each in a process of its own, and writes"
          + " index.html, tables.md and results.csv.",
      "",
      "Finished cells are kept: after a crash or Ctrl-C the same command goes on where it stopped,"
          + " and a cell that failed is tried again. A cell is trained anew when its method,"
          + " settings, seed, data, weights or the version of Loupe changed. What is not on this"
          + " machine is skipped, and the page says so.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe experiment run mine.yaml --data tiles=/data/tiles --out results",
      "  loupe experiment run frozen-backbones --data-root /data --backbones /weights --out results",
      "",
      "Exit code 1 when a cell failed; the page is written all the same.",
    })
final class ExperimentRunCommand implements Callable<Integer> {

  private static final long MEMORY = 1L << 30;

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE.yaml",
      description = "The experiment: a file, or the name of a shipped one.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where page, tables and the results of all cells go.")
  private Path out = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "NAME=DIR",
      description = "Where a data set lies that the file names; may be given several times.")
  private Map<String, Path> data = new LinkedHashMap<>();

  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description =
          "A folder that holds data sets under the names of the file; $$LOUPE_DATA by default.")
  private Optional<Path> dataRoot = Optional.empty();

  @Option(
      names = "--backbones",
      paramLabel = "DIR",
      description =
          "A folder with weights, ID.safetensors; $$LOUPE_BACKBONES, or the cache folder, by"
              + " default.")
  private Optional<Path> backbones = Optional.empty();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Cells worked on at once, the threads shared among them; 1 by default. More makes figures"
              + " of time those of a busy machine.")
  private int parallel = 1;

  @Option(
      names = "--memory-budget",
      paramLabel = "AMOUNT",
      converter = MemoryConverter.class,
      description = "What cached features of one cell may take in memory; 1GiB by default.")
  private Optional<Long> memoryBudget = Optional.empty();

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  ExperimentRunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ExperimentFile experiment =
        Shipped.find(file.toString()).orElseGet(() -> ExperimentFile.read(file));
    Grid.Effort effort =
        UsageException.refused(
            () -> new Grid.Effort(threads.count(), parallel, memoryBudget.orElse(MEMORY)));
    List<Cell> cells = new Grid(experiment, places(), effort, surroundings.progress()).cells();
    try (ExperimentFolder folder = ExperimentFolder.open(out)) {
      Results results = run(experiment, cells, folder);
      new RunStory(results).notices().forEach(notice -> surroundings.remark(notice.text()));
      surroundings.say("Page       " + out.resolve("index.html"));
      return results.with(Outcome.Status.FAILED).isEmpty() ? 0 : Failures.FAILED;
    }
  }

  /** The page is written anew after every training, for whoever looks while the rest runs. */
  private Results run(ExperimentFile experiment, List<Cell> cells, ExperimentFolder folder) {
    List<Outcome> known = new ArrayList<>();
    try (CellProcesses runner = new CellProcesses(command())) {
      new ExperimentRun(folder, runner, parallel, surroundings.progressBesideRows())
          .run(
              cells,
              outcome -> {
                known.add(outcome);
                say(outcome);
                if (outcome.status() == Outcome.Status.MEASURED) {
                  write(Results.soFar(experiment, cells, known, parallel));
                }
              });
    }
    Results all = new Results(experiment, known, parallel);
    write(all);
    return all;
  }

  private void write(Results results) {
    new ExperimentPage(results).write(out, surroundings.clock().instant());
  }

  private void say(Outcome outcome) {
    if (outcome.status() != Outcome.Status.SKIPPED) {
      surroundings.say(outcome.words());
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>(Launcher.ofThisProcess());
    command.addAll(List.of("experiment", "cell"));
    return command;
  }

  private Places places() {
    Map<String, String> environment = System.getenv();
    return new Places(
        data,
        dataRoot.or(() -> Optional.ofNullable(environment.get("LOUPE_DATA")).map(Path::of)),
        backbones
            .or(() -> Optional.ofNullable(environment.get("LOUPE_BACKBONES")).map(Path::of))
            .map(BackboneStore::new)
            .orElseGet(() -> BackboneStore.standard(environment)));
  }
}
