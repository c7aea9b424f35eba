package dev.loupe.cli;

import dev.loupe.Version;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.Fingerprint;
import dev.loupe.detector.Detector;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import dev.loupe.report.EvaluationReport;
import dev.loupe.training.Training;
import dev.loupe.training.TrainingPlan;
import dev.loupe.verdict.Inspector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loupe demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Shows the whole way on drawn boards, in a minute or two: draws a data set, learns from the"
          + " good boards, finds the thresholds, inspects the test boards, and writes a report.",
      "",
      "Nothing is downloaded and nothing is opened. Without --backbone or --backbone-weights it sees"
          + " with Loupe's own network (loupe-1); networks that learned from photographs see more.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe demo",
      "  loupe demo --out /tmp/demo --backbone-weights resnet18.safetensors",
      "  loupe demo --serve",
    })
final class DemoCommand implements Callable<Integer> {

  private static final long SEED = 1;

  private final Surroundings surroundings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where everything goes; ${DEFAULT-VALUE} by default.")
  private Path out = Path.of("loupe-demo");

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "The pre-trained network to see with, as for 'loupe train'.")
  private Optional<String> backbone = Optional.empty();

  @Option(
      names = "--backbone-weights",
      paramLabel = "FILE",
      description = "Its weights, as safetensors.")
  private Optional<Path> backboneWeights = Optional.empty();

  @Option(
      names = "--serve",
      description =
          "Then run a station with the detector, and a simulated line that feeds it boards.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Of the station; ${DEFAULT-VALUE} by default.")
  private int port = 8080;

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    TrainingPlan plan = TrainingArguments.forDemo(backbone, backboneWeights, threads.count());
    DemoFolder folder = new DemoFolder(out);
    surroundings.say(folder.draw(SEED, surroundings.progress()));
    Dataset boards = Datasets.open(folder.boards(), DatasetOptions.DEFAULT);
    DetectorArtifact artifact =
        new Training(surroundings.clock(), surroundings.progress()).train(boards, plan);
    artifact.write(folder.detector());
    DetectorDescription.of(folder.detector(), artifact.manifest())
        .trained()
        .forEach(surroundings::say);
    try (Detector detector = Detector.open(folder.detector())) {
      report(folder, boards, detector, plan.threads());
    }
    surroundings.say("");
    surroundings.say("Now open " + folder.report().toAbsolutePath().toUri());
    surroundings.say("Next: loupe dataset check DIR, then loupe train DIR --out board.loupe");
    if (serve) {
      new DemoStation(surroundings, folder).run(port);
    }
    return 0;
  }

  private void report(DemoFolder folder, Dataset boards, Detector detector, int threads) {
    Inspector inspector =
        Inspector.of(
            detector,
            DetectorDescription.id(folder.detector()),
            Version.current(),
            surroundings.clock(),
            new SecureRandom());
    EvaluationPlan plan =
        EvaluationPlan.of(
            boards,
            Fingerprint.of(boards).sha256(),
            Protocol.HONEST,
            MetricSize.ORIGINAL,
            detector.manifest());
    Evaluator evaluator = new Evaluator(inspector, plan);
    Evaluation evaluation = evaluator.evaluate(surroundings.progress(), threads);
    folder.keepHeatMaps(evaluation, evaluator::closerLook);
    EvaluationReport.of(
            evaluation,
            detector.manifest(),
            evaluator::closerLook,
            detector::restored,
            surroundings.clock().instant(),
            surroundings.progress())
        .write(folder.report());
    surroundings.say("");
    new EvaluationLines(evaluation).lines().forEach(surroundings::say);
    surroundings.say("");
    surroundings.say(folder.contents());
  }
}
