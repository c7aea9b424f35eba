package dev.loupe.training;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.Version;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Fingerprint;
import dev.loupe.dataset.HeldOut;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.Acceptance;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.Machine;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.OnnxSession;
import dev.loupe.detector.Provenance;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.Picture;
import dev.loupe.image.Thumbnails;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Resolved;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.verdict.AcceptanceRule;
import dev.loupe.verdict.Calibration;
import dev.loupe.verdict.HeldOutScore;
import dev.loupe.verdict.PictureTraits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From good pictures to an artifact: keeps some back, has the method learn from the others, finds
 * the thresholds on those kept back, and records a few scores for conformance.
 *
 * <p>The same for every method. Nothing is written; the caller writes the artifact when all went
 * well.
 */
public final class Training {

  private static final int CONFORMANCE_PICTURES = 2;
  private static final int CONFORMANCE_SIDE = 512;

  private final Clock clock;
  private final Progress progress;

  /** A training that tells its progress. */
  public Training(Clock clock, Progress progress) {
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Trains.
   *
   * @throws LoupeException when the data set has too few good pictures or one of them cannot be
   *     read
   * @throws InterruptedWorkException when the thread was interrupted
   */
  public DetectorArtifact train(Dataset dataset, TrainingPlan plan) {
    HeldOut split = HeldOut.split(good(dataset), plan.heldOutShare(), plan.seed());
    long start = System.nanoTime();
    TrainingInput input = input(plan, split.fit());
    Resolved<?> resolved = resolved(plan.method(), plan.settings(), input);
    TrainedGraph trained = resolved.train(input);
    double seconds = (System.nanoTime() - start) / 1e9;
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      Thresholds thresholds = thresholds(graph, split.heldOut(), plan);
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT_VERSION,
              resolved.method().id(),
              Settings.of(resolved.settings()).json(),
              trained.input(),
              acceptance(split.fit()),
              thresholds,
              provenance(dataset, split, plan, trained, seconds),
              remarks(resolved, trained));
      return DetectorArtifact.of(manifest, trained.onnx(), graph, conformance(split.fit()));
    }
  }

  private static List<Sample> good(Dataset dataset) {
    List<Sample> good = dataset.train().stream().filter(sample -> !sample.defective()).toList();
    if (good.size() < 2) {
      throw new LoupeException(
          "Training needs at least 2 good pictures, and better 50; the data set '"
              + dataset.name()
              + "' has "
              + good.size()
              + " to train on. Run 'loupe dataset check' on it to see what was found.");
    }
    return good;
  }

  private TrainingInput input(TrainingPlan plan, List<Sample> fit) {
    return new TrainingInput(
        fit,
        plan.backboneWeights(),
        plan.seed(),
        plan.threads(),
        plan.memoryBudget(),
        progress,
        plan.checkpoint());
  }

  private static <S extends Record> Resolved<?> resolved(
      DetectionMethod<S> method, Settings settings, TrainingInput input) {
    return method.resolve(settings.as(method.settingsType()), input);
  }

  private static Map<String, String> remarks(Resolved<?> resolved, TrainedGraph trained) {
    Map<String, String> remarks = new TreeMap<>(trained.remarks());
    remarks.putAll(resolved.remarks());
    return remarks;
  }

  private Thresholds thresholds(ScoringGraph graph, List<Sample> heldOut, TrainingPlan plan) {
    List<HeldOutScore> scores = new ArrayList<>();
    try (Progress.Task task = progress.start("thresholds", heldOut.size());
        OrderedWork work = new OrderedWork("thresholds", plan.threads())) {
      work.each(
          heldOut.iterator(),
          sample -> HeldOutScore.of(sample.group(), graph.detect(sample.source().picture())),
          score -> {
            scores.add(score);
            task.advance(1);
          });
    } catch (InterruptedWorkException e) {
      throw new InterruptedWorkException("The training was interrupted; nothing was written.");
    }
    return Calibration.of(scores, plan.rule());
  }

  private static Acceptance acceptance(List<Sample> fit) {
    return AcceptanceRule.DEFAULT.learn(
        fit.stream().map(sample -> PictureTraits.of(sample.source().picture())).toList());
  }

  private static List<Picture> conformance(List<Sample> fit) {
    return fit.stream()
        .limit(CONFORMANCE_PICTURES)
        .map(sample -> shrunk(sample.source().picture()))
        .toList();
  }

  private static Picture shrunk(Picture picture) {
    return Thumbnails.of(picture, CONFORMANCE_SIDE);
  }

  private Provenance provenance(
      Dataset dataset, HeldOut split, TrainingPlan plan, TrainedGraph trained, double seconds) {
    return new Provenance(
        dataset.name(),
        dataset.format(),
        Fingerprint.of(dataset).sha256(),
        split.fit().size(),
        split.heldOut().size(),
        split.description(),
        plan.seed(),
        trained.backbone(),
        trained.backboneSha256(),
        Version.current(),
        OnnxSession.runtimeVersion(),
        Machine.describe(),
        clock.instant(),
        seconds);
  }
}
