package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.detector.DetectorArtifact;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe info}. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Says what a detector is: method, settings, thresholds, what they promise, and where it comes"
          + " from.",
      ""
    },
    footer = {"", "Examples:", "  loupe info board.loupe", "  loupe info board.loupe --json"})
final class InfoCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print it as one JSON object.")
  private boolean json;

  InfoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DetectorDescription description =
        DetectorDescription.of(file, DetectorArtifact.read(file).manifest());
    if (json) {
      surroundings.say(description.json().toString());
    } else {
      description.lines().forEach(surroundings::say);
    }
    return 0;
  }
}
