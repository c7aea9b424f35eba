package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.experiment.Experiment;
import dev.loupe.experiment.ExperimentFile;
import dev.loupe.experiment.Shipped;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loupe experiment list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {"Lists the experiments that come with Loupe, or prints one as a file.", ""},
    footer = {
      "",
      "Examples:",
      "  loupe experiment list",
      "  loupe experiment list --print frozen-backbones > mine.yaml",
    })
final class ExperimentListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--print",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Print the file of this experiment.")
  private String print = "";

  ExperimentListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (print.isEmpty()) {
      Shipped.names().forEach(this::list);
    } else {
      surroundings.out().print(named(print).text());
    }
    return 0;
  }

  private void list(String name) {
    Experiment experiment = named(name).experiment();
    surroundings.say(String.format("%-24s %s", name, experiment.title()));
    experiment
        .paper()
        .ifPresent(
            paper ->
                surroundings.say(
                    String.format("%-24s answers %s of %s", "", paper.shows(), paper.source())));
  }

  private static ExperimentFile named(String name) {
    return Shipped.find(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no shipped experiment '"
                        + name
                        + "'. Possible: "
                        + String.join(", ", Shipped.names())
                        + "."));
  }
}
