package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.Dataset;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.method.CheckpointPlan;
import dev.loupe.training.Training;
import dev.loupe.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Learns from the good training pictures of a data set and writes a detector.",
      "",
      "Defective pictures are not needed and never looked at. Some of the good pictures are kept"
          + " back: they give the thresholds, and what can be promised about false calls. An old"
          + " detector of the same name stays until the new one is complete.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe train boards --out board.loupe",
      "  loupe train boards --out board.loupe --backbone-weights resnet18.safetensors",
      "  loupe train fashion --out sneaker.loupe --normal-class sneaker",
      "  loupe train boards --out board.loupe --config line3.yaml --set noise.high=3",
      "",
      "A settings file holds options and settings of the method:",
      "  method: enhanced-simplenet",
      "  held_out: 0.3",
      "  size: 320",
      "  noise: {high: 3}",
    })
final class TrainCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The data set: a folder, or a CSV file.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.loupe",
      description = "Where the detector goes.")
  private Path out = Path.of("");

  @Option(
      names = "--resume",
      description =
          "Go on with a training from scratch that was interrupted; what it had learned lies in"
              + " FILE.loupe.checkpoint.")
  private boolean resume;

  @Mixin private final TrainingArguments training = new TrainingArguments();
  @Mixin private final DatasetArguments reading = new DatasetArguments();

  @Option(names = "--json", description = "Print what the detector says about itself as JSON.")
  private boolean json;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path file = Destination.of(out);
    Path checkpoint = file.resolveSibling(file.getFileName() + ".checkpoint");
    requireSomethingToResume(checkpoint);
    TrainingPlan plan = training.plan().with(new CheckpointPlan(checkpoint, resume));
    Dataset dataset = reading.open(data);
    DetectorArtifact artifact =
        new Training(surroundings.clock(), surroundings.spokenProgress()).train(dataset, plan);
    artifact.write(file);
    discard(checkpoint);
    DetectorDescription description = DetectorDescription.of(file, artifact.manifest());
    if (json) {
      surroundings.say(description.json().toString());
    } else {
      description.trained().forEach(surroundings::say);
    }
    return 0;
  }

  private void requireSomethingToResume(Path checkpoint) {
    if (resume && !Files.exists(checkpoint)) {
      throw new LoupeException(
          "There is no "
              + checkpoint
              + " to go on from: no training of "
              + out
              + " was interrupted, or its method keeps nothing. Leave --resume out.");
    }
  }

  /** The detector is written; what led to it is not needed any more. */
  private static void discard(Path checkpoint) {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new LoupeException(
          "The detector is complete, but " + checkpoint + " cannot be deleted; delete it yourself.",
          e);
    }
  }
}
