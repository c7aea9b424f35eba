package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.Thresholds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe thresholds}. */
@Command(
    name = "thresholds",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Shows a detector's thresholds, or changes them. The graph is not touched; who changed what,"
          + " when and why is kept in the detector.",
      "",
      "A higher image threshold keeps the promise about false calls; a lower one withdraws it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe thresholds board.loupe",
      "  loupe thresholds board.loupe --image 1.9 --review 1.6 --why 'new lamp, checked 200 parts'",
    })
final class ThresholdsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Option(
      names = "--image",
      paramLabel = "SCORE",
      description = "Raw score from which a picture is NG.")
  private Optional<Double> image = Optional.empty();

  @Option(
      names = "--review",
      paramLabel = "SCORE",
      description = "Raw score from which a picture is for REVIEW; at most that of NG.")
  private Optional<Double> review = Optional.empty();

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the history.")
  private Optional<String> why = Optional.empty();

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who changes it; the name you are logged in with by default.")
  private String who = System.getProperty("user.name", "unknown");

  ThresholdsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DetectorArtifact artifact = DetectorArtifact.read(file);
    if (image.isPresent() || review.isPresent()) {
      artifact = artifact.withThresholds(changed(artifact.manifest().thresholds()));
      artifact.write(file);
    }
    show(artifact.manifest().thresholds());
    return 0;
  }

  private Thresholds changed(Thresholds old) {
    String reason =
        why.filter(text -> !text.isBlank())
            .orElseThrow(
                () -> new UsageException("A change needs a reason for the history: --why TEXT."));
    Instant now = surroundings.clock().instant();
    return UsageException.refused(
        () -> {
          Thresholds moved =
              image.map(value -> old.withImageThreshold(value, who, reason, now)).orElse(old);
          return review
              .map(value -> moved.withReviewThreshold(value, who, reason, now))
              .orElse(moved);
        });
  }

  private void show(Thresholds thresholds) {
    surroundings.say("NG from      " + thresholds.image());
    surroundings.say("REVIEW from  " + thresholds.review());
    surroundings.say("Promise      " + thresholds.promise().inWords());
    thresholds.history().forEach(change -> surroundings.say("History      " + change));
  }
}
