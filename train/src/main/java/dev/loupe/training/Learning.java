package dev.loupe.training;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.Sha256;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.detector.Thresholds;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.IncrementalMethod;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.verdict.PictureGate;
import dev.loupe.verdict.PictureTraits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has a finished detector learn further good pictures, such as those it called NG by mistake.
 *
 * <p>Thresholds stay as they are. Where no score can rise by what was learned, neither can the
 * share of false calls, and the promise about them stands; else it is withdrawn. Who had what
 * learned and when is kept in the thresholds' history. Nothing is written; the caller writes the
 * artifact.
 *
 * @param clock says when
 * @param progress told of the work
 * @param threads to compute with
 * @param memoryBudget bytes that features may take
 */
public record Learning(Clock clock, Progress progress, int threads, long memoryBudget) {

  /**
   * Learns.
   *
   * @param before the detector; not changed
   * @param good the further pictures
   * @param who has it learn them
   * @param why, for the history
   * @throws LoupeException when the detector's method cannot do that, a picture cannot be read, or
   *     one cannot be judged by this detector (INVALID)
   */
  public DetectorArtifact learn(
      DetectorArtifact before, List<Sample> good, String who, String why) {
    IncrementalMethod<?> method = method(before);
    PictureGate gate = new PictureGate(before.manifest().acceptance());
    good.forEach(picture -> requireJudged(gate, picture));
    return learn(method, before, good, who, why);
  }

  /** A picture that is turned away is not inspected, so there is nothing to learn from it. */
  private static void requireJudged(PictureGate gate, Sample picture) {
    gate.objection(PictureTraits.of(picture.source().picture()))
        .ifPresent(
            objection -> {
              throw new LoupeException(
                  "%s is INVALID for this detector, so it cannot be a false call; nothing was learned. %s"
                      .formatted(picture.id(), objection));
            });
  }

  private static IncrementalMethod<?> method(DetectorArtifact artifact) {
    DetectionMethod<?> method = Methods.require(artifact.manifest().method());
    if (method instanceof IncrementalMethod<?> incremental) {
      return incremental;
    }
    String able =
        Methods.all().stream()
            .filter(IncrementalMethod.class::isInstance)
            .map(DetectionMethod::id)
            .collect(Collectors.joining(", "));
    throw new LoupeException(
        "A detector of the method "
            + method.id()
            + " cannot learn further pictures; those of "
            + able
            + " can. Put the pictures among the good ones of the data set and train anew with"
            + " 'loupe train'.");
  }

  private <S extends Record> DetectorArtifact learn(
      IncrementalMethod<S> method,
      DetectorArtifact before,
      List<Sample> good,
      String who,
      String why) {
    S settings = settings(method, before);
    TrainingInput input =
        new TrainingInput(
            good,
            Optional.empty(),
            before.manifest().provenance().seed(),
            threads,
            memoryBudget,
            progress);
    TrainedGraph after = method.learn(settings, TrainedGraph.of(before), input);
    String learned =
        "learned "
            + (good.size() == 1 ? "1 further good picture" : good.size() + " further good pictures")
            + " (SHA-256 "
            + digest(good)
            + "), "
            + why;
    Thresholds thresholds =
        before
            .manifest()
            .thresholds()
            .afterLearning(method.scoresOnlyFall(settings), who, learned, clock.instant());
    try (ScoringGraph graph = ScoringGraph.open(after.onnx(), after.input())) {
      return before.withGraph(after.onnx(), graph, thresholds);
    }
  }

  private static <S extends Record> S settings(
      DetectionMethod<S> method, DetectorArtifact artifact) {
    S preset = method.presets().values().iterator().next();
    return Settings.of(preset)
        .withTree(artifact.manifest().settings(), "the detector's manifest")
        .as(method.settingsType());
  }

  /** Of the sorted digests of the pictures: the same for the same pictures in any order. */
  private static String digest(List<Sample> pictures) {
    String sums =
        pictures.stream()
            .map(sample -> Sha256.of(sample.source().content()))
            .sorted()
            .collect(Collectors.joining());
    return Sha256.of(sums.getBytes(StandardCharsets.US_ASCII));
  }
}
