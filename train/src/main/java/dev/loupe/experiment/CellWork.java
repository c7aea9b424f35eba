package dev.loupe.experiment;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.Version;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Datasets;
import dev.loupe.detector.Detector;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.Provenance;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.EvaluationPlan;
import dev.loupe.evaluation.Evaluator;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Settings;
import dev.loupe.training.Methods;
import dev.loupe.training.Training;
import dev.loupe.training.TrainingPlan;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.ThresholdRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Carries out one order: trains and measures as {@code loupe train} and {@code loupe evaluate} do,
 * by the same classes, and writes what came out.
 *
 * @param clock for provenance
 * @param progress told of the work
 */
public record CellWork(Clock clock, Progress progress) {

  private static final String DETECTOR = "detector.loupe";

  /**
   * Trains and measures; the detector itself is not kept.
   *
   * @param order what to do
   * @param folder where {@code result.json} and the rest go; the result is written last
   */
  public void carryOut(CellOrder order, Path folder) {
    Dataset dataset = Datasets.open(Path.of(order.dataset()), order.options());
    LossLog losses = new LossLog(progress);
    DetectorArtifact artifact = new Training(clock, losses).train(dataset, plan(order));
    requireSameData(order, artifact.manifest().provenance());
    Path file = folder.resolve(DETECTOR);
    artifact.write(file);
    CellFolder out = new CellFolder(folder);
    if (!losses.points().isEmpty()) {
      out.write(CellFolder.LOSSES, losses.points());
    }
    try (Detector detector = Detector.open(file)) {
      measure(order, dataset, detector, file, out);
    }
  }

  private static void requireSameData(CellOrder order, Provenance origin) {
    if (!origin.datasetFingerprint().equals(order.fingerprint())) {
      throw new LoupeException(
          "The data set "
              + order.dataset()
              + " changed while the experiment ran: expected the fingerprint "
              + order.fingerprint()
              + ", found "
              + origin.datasetFingerprint()
              + ". Run the experiment again.");
    }
  }

  private static TrainingPlan plan(CellOrder order) {
    DetectionMethod<?> method = Methods.require(order.method());
    Record preset = method.presets().values().iterator().next();
    return new TrainingPlan(
        method,
        Settings.of(preset).withTree(order.settings(), "the order of the cell"),
        order.heldOut(),
        ThresholdRule.DEFAULT.withFalseCallRate(order.falseCalls()),
        order.weights().map(Path::of),
        order.seed(),
        order.threads(),
        order.memoryBudget(),
        Optional.empty());
  }

  private void measure(
      CellOrder order, Dataset dataset, Detector detector, Path file, CellFolder out) {
    EvaluationPlan plan =
        EvaluationPlan.of(
            dataset,
            order.fingerprint(),
            order.protocol(),
            order.metricSize(),
            detector.manifest());
    Inspector inspector =
        Inspector.of(detector, order.name(), Version.current(), clock, new SecureRandom());
    Evaluator evaluator = new Evaluator(inspector, plan);
    int threads = order.evaluationThreads().orElse(order.threads());
    Evaluation evaluation = evaluator.evaluate(progress, threads);
    out.write(CellFolder.SCORES, evaluation.samples().stream().map(TestScore::of).toList());
    out.write(CellFolder.PANELS, Panels.of(dataset, evaluator, detector));
    if (order.embedding()) {
      DetectorArtifact artifact = DetectorArtifact.read(file);
      out.write(CellFolder.EMBEDDING, Embedding.of(dataset, artifact, inspector, order));
    }
    long bytes = file.toFile().length();
    remove(file);
    out.write(
        CellFolder.RESULT,
        new CellResult(
            order,
            detector.manifest().provenance(),
            detector.manifest().remarks(),
            bytes,
            detector.sha256(),
            PeakMemory.bytes(),
            threads,
            evaluation.toJson()));
  }

  private static void remove(Path detector) {
    try {
      Files.delete(detector);
    } catch (IOException e) {
      throw new LoupeException("The detector " + detector + " cannot be removed: " + e, e);
    }
  }
}
