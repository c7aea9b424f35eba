package dev.loupe.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.DatasetCheck;
import dev.loupe.dataset.DatasetException;
import dev.loupe.dataset.DatasetReport;
import dev.loupe.dataset.HeldOut;
import dev.loupe.dataset.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe dataset check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Looks at every picture and mask of a data set: what is in it, what would spoil a result, and"
          + " what would be trained.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe dataset check boards",
      "  loupe dataset check mvtec --category bottle",
      "  loupe dataset check fashion --normal-class sneaker --json",
      "",
      "Exit code 3 when results on it would be worthless.",
    })
final class CheckCommand implements Callable<Integer> {

  private static final int ERRORS_FOUND = 3;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The data set: a folder, or a CSV file.")
  private Path data = Path.of("");

  @Mixin private final DatasetArguments reading = new DatasetArguments();

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "As for 'loupe train'; ${DEFAULT-VALUE} by default.")
  private double heldOut = 0.2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "As for 'loupe train'; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--json", description = "Print the findings as one JSON object.")
  private boolean json;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Dataset dataset = reading.open(data);
    DatasetReport report = DatasetCheck.of(dataset, surroundings.progress());
    String training = training(dataset);
    if (json) {
      surroundings.say(json(report, training).toString());
    } else {
      report.lines().forEach(surroundings::say);
      surroundings.say(training);
    }
    return report.spoilsAResult() ? ERRORS_FOUND : 0;
  }

  private String training(Dataset dataset) {
    List<Sample> good = dataset.train().stream().filter(sample -> !sample.defective()).toList();
    try {
      return "'loupe train' would take " + HeldOut.split(good, heldOut, seed).description() + ".";
    } catch (DatasetException e) {
      return "'loupe train' could not use it: " + e.getMessage();
    }
  }

  private static ObjectNode json(DatasetReport report, String training) {
    ObjectNode json = Json.mapper().valueToTree(report);
    json.put("spoils_a_result", report.spoilsAResult());
    json.put("training", training);
    return json;
  }
}
