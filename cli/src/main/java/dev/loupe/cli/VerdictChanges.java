package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.Version;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.ModelReference;
import dev.loupe.verdict.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which verdicts change from one detector to another. Holds both of them loaded: whoever makes it
 * closes it.
 */
final class VerdictChanges implements AutoCloseable {

  private final ScoringGraph before;
  private final ScoringGraph after;
  private final Inspector old;
  private final Inspector now;
  private final List<String> flips = new ArrayList<>();
  private final List<String> sums = new ArrayList<>();

  private VerdictChanges(ScoringGraph before, ScoringGraph after, Inspector old, Inspector now) {
    this.before = before;
    this.after = after;
    this.old = old;
    this.now = now;
  }

  /** Loads both. */
  static VerdictChanges between(DetectorArtifact before, DetectorArtifact after, Clock clock) {
    ScoringGraph first = load(before);
    ScoringGraph second = load(after);
    return new VerdictChanges(
        first, second, inspector(before, first, clock), inspector(after, second, clock));
  }

  private static ScoringGraph load(DetectorArtifact artifact) {
    return ScoringGraph.open(artifact.graph(), artifact.manifest().input());
  }

  private static Inspector inspector(DetectorArtifact artifact, ScoringGraph graph, Clock clock) {
    ModelReference model = new ModelReference("preview", "");
    InspectionSetup setup = InspectionSetup.of(model, artifact.manifest(), Version.current());
    return new Inspector(graph::detect, setup, clock, new SecureRandom());
  }

  /** Compares pictures. */
  void of(String which, List<Asked> pictures, Progress progress) {
    if (pictures.isEmpty()) {
      return;
    }
    Map<Verdict, Integer> olds = new EnumMap<>(Verdict.class);
    Map<Verdict, Integer> nows = new EnumMap<>(Verdict.class);
    try (Progress.Task task = progress.start("verdicts", pictures.size())) {
      for (Asked picture : pictures) {
        InterruptedWorkException.throwIfInterrupted("Nothing was written.");
        Inspection one = inspect(old, picture.file());
        Inspection other = inspect(now, picture.file());
        olds.merge(one.verdict(), 1, Integer::sum);
        nows.merge(other.verdict(), 1, Integer::sum);
        if (one.verdict() != other.verdict()) {
          flips.add(row(one, other, which, picture.name()));
        }
        task.advance(1);
      }
    }
    sums.add(
        which
            + ": "
            + Numbers.counted(pictures.size(), "picture", "pictures")
            + ", before "
            + inWords(olds)
            + "; after "
            + inWords(nows));
  }

  private static Inspection inspect(Inspector inspector, Path file) {
    return inspector.inspect(Arrival.of(file.toString(), PictureSource.of(file)));
  }

  private static String row(Inspection old, Inspection now, String which, Path name) {
    return String.format(
        "%-7s %-7s %-10s %-10s %-8s %s",
        old.verdict(), now.verdict(), score(old), score(now), which, name);
  }

  private static String score(Inspection inspection) {
    return inspection.rawScore().isPresent()
        ? Numbers.score(inspection.rawScore().getAsDouble())
        : "-";
  }

  private static String inWords(Map<Verdict, Integer> counts) {
    List<String> words = new ArrayList<>();
    counts.forEach((verdict, count) -> words.add(count + " " + verdict));
    return String.join(", ", words);
  }

  /** A table of the verdicts that change, and the sums. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (flips.isEmpty()) {
      lines.add("No verdict changes.");
    } else {
      lines.add(
          String.format(
              "%-7s %-7s %-10s %-10s %-8s %s",
              "before", "after", "score", "then", "of", "picture"));
      lines.addAll(flips);
    }
    lines.addAll(sums);
    return lines;
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }
}
