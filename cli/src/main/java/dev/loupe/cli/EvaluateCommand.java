package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.Version;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Fingerprint;
import dev.loupe.detector.Detector;
import dev.loupe.detector.Provenance;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import dev.loupe.report.EvaluationReport;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.ModelReference;
import dev.loupe.verdict.RegionNaming;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Measures a detector on the test pictures of a data set, at its own thresholds and over all"
          + " thresholds.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe evaluate board.loupe boards --report report.html",
      "  loupe evaluate sneaker.loupe fashion --normal-class sneaker",
      "  loupe evaluate board.loupe boards --json > figures.json",
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "The data set; its test pictures are measured.")
  private Path data = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with figures, curves and pictures.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "Print all figures as one flat JSON object.")
  private boolean json;

  @Option(
      names = "--protocol",
      paramLabel = "honest|paper",
      description =
          "Under which rules the detector was trained: honest (default), or as the papers' code"
              + " does, where test pictures had a say; the figures are labelled so.")
  private Protocol protocol = Protocol.HONEST;

  @Option(
      names = "--metric-size",
      paramLabel = "original|model",
      description =
          "At which size pixels are counted: the picture's own (default) or the network's.")
  private MetricSize metricSize = MetricSize.ORIGINAL;

  @Mixin private final DatasetArguments reading = new DatasetArguments();
  @Mixin private final DefectGroupsArgument groups = new DefectGroupsArgument();
  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  EvaluateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int count = threads.count();
    report.ifPresent(Destination::of);
    Dataset dataset = reading.open(data);
    requireTest(dataset);
    try (Detector detector = Detector.open(file);
        DefectGroupsArgument.Names names = groups.open(file)) {
      String fingerprint = Fingerprint.of(dataset, surroundings.progress()).sha256();
      EvaluationPlan plan =
          EvaluationPlan.of(dataset, fingerprint, protocol, metricSize, detector.manifest());
      warnOfOtherSplit(detector.manifest().provenance(), plan);
      Evaluator evaluator = new Evaluator(inspector(detector, names.naming()), plan);
      Evaluation evaluation = evaluator.evaluate(surroundings.progress(), count);
      print(evaluation);
      report.ifPresent(page -> write(page, evaluation, evaluator, detector));
    }
    return 0;
  }

  private static void requireTest(Dataset dataset) {
    if (dataset.test().isEmpty()) {
      throw new LoupeException(
          "The data set "
              + dataset.name()
              + " has no test picture to measure on. 'loupe dataset check' says what was found.");
    }
  }

  private Inspector inspector(Detector detector, RegionNaming naming) {
    ModelReference model = new ModelReference(DetectorDescription.id(file), detector.sha256());
    return new Inspector(
        detector::detect,
        InspectionSetup.of(model, detector.manifest(), Version.current()),
        naming,
        surroundings.clock(),
        new SecureRandom());
  }

  /** The same pictures split in another way: some of those measured may have been learned from. */
  private void warnOfOtherSplit(Provenance origin, EvaluationPlan plan) {
    if (origin.dataset().equals(plan.dataset().name())
        && !origin.datasetFingerprint().equals(plan.datasetFingerprint())) {
      surroundings.remark(
          "the detector was trained on a data set of the same name with another content or split."
              + " Where it has learned from pictures that are measured here, the figures are too"
              + " good.");
    }
  }

  private void print(Evaluation evaluation) {
    if (json) {
      surroundings.say(evaluation.toJson().toString());
    } else {
      new EvaluationLines(evaluation).lines().forEach(surroundings::say);
    }
  }

  private void write(Path page, Evaluation evaluation, Evaluator evaluator, Detector detector) {
    EvaluationReport.of(
            evaluation,
            detector.manifest(),
            evaluator::closerLook,
            detector::restored,
            surroundings.clock().instant(),
            surroundings.progress())
        .write(page);
    if (!json) {
      surroundings.say("Report     " + page);
    }
  }
}
