package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.experiment.Comparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loupe experiment compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Says what changed between two runs, in settings, data and figures, and whether it is more"
          + " than noise.",
      "",
      "Noise is what the seeds scatter: with at least 3 seeds on both sides a change is real when"
          + " Welch's t gives p below 0.05 after Holm's correction over all changes. With fewer"
          + " seeds that is not said; where both runs scored the same pictures, DeLong's test says"
          + " whether the choice of test pictures explains the change of I-AUROC.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe experiment compare before after",
      "",
      "Exit code 0 when no figure is known to have changed by more than noise, 5 when one has,",
      "1 when a folder holds no run.",
    })
final class ExperimentCompareCommand implements Callable<Integer> {

  static final int CHANGED = 5;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the first run.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder of the second run.")
  private Path second = Path.of("");

  ExperimentCompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Comparison comparison = Comparison.of(first, second);
    comparison.lines().forEach(surroundings::say);
    return comparison.real() ? CHANGED : 0;
  }
}
