package dev.loupe.report;

import dev.loupe.Progress;
import dev.loupe.evaluation.CloserLook;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.ScoredSample;
import dev.loupe.image.Picture;
import dev.loupe.report.Section.Gallery;
import dev.loupe.report.Section.Heading;
import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chooses the pictures of an evaluation that are worth a look, and has them drawn. */
final class EvaluationGalleries {

  private static final int MISSES = 18;
  private static final int FALSE_CALLS = 18;
  private static final int CORRECT_OF_A_KIND = 12;

  private final Evaluation evaluation;
  private final Function<String, CloserLook> closerLook;
  private final TriptychDrawing drawing;
  private final List<ScoredSample> escapes;
  private final List<ScoredSample> falseCalls;
  private double inspectedShare = 1;

  EvaluationGalleries(
      Evaluation evaluation,
      Function<String, CloserLook> closerLook,
      Function<Picture, Optional<Picture>> restoring) {
    this.evaluation = evaluation;
    this.closerLook = closerLook;
    this.drawing = new TriptychDrawing(evaluation.setup().thresholds(), restoring);
    this.escapes = sorted(evaluation, ScoredSample::escape, false);
    this.falseCalls = sorted(evaluation, ScoredSample::falseCall, true);
  }

  /** Misses, false calls and a sample of correct decisions. */
  List<Section> sections(Progress progress) {
    List<ScoredSample> missed = first(escapes, MISSES);
    List<ScoredSample> called = first(falseCalls, FALSE_CALLS);
    List<ScoredSample> correct = new ArrayList<>(spread(sorted(evaluation, this::caught, true)));
    correct.addAll(spread(sorted(evaluation, this::passed, true)));
    int all = missed.size() + called.size() + correct.size();
    try (Progress.Task task = progress.start("pictures of the report", all)) {
      return List.of(
          new Gallery(misses(missed.size()), drawn(missed, task), noMisses()),
          new Gallery(calls(called.size()), drawn(called, task), noCalls()),
          new Gallery(correct(), drawn(correct, task), "Not one decision of this kind was right."));
    }
  }

  /** The least share of a drawn picture that the detector saw; 1 when none was drawn. */
  double inspectedShare() {
    return inspectedShare;
  }

  private Heading misses(int shown) {
    return new Heading(
        "misses",
        "Worst misses",
        "Defective parts not called NG, the lowest score first"
            + outOf(shown, escapes.size())
            + ". "
            + drawing.scale());
  }

  private String noMisses() {
    return evaluation.defective() == 0
        ? "No defective part was measured, so none could be missed."
        : "Not one defective part was missed.";
  }

  private Heading calls(int shown) {
    return new Heading(
        "false-calls",
        "Worst false calls",
        "Good parts called NG, the highest score first" + outOf(shown, falseCalls.size()) + ".");
  }

  private String noCalls() {
    return evaluation.defective() == evaluation.samples().size()
        ? "No good part was measured, so none could be called NG."
        : "Not one good part was called NG.";
  }

  private static Heading correct() {
    return new Heading(
        "correct",
        "Right decisions",
        "Defective parts called NG, then good parts called OK, taken evenly from the highest score"
            + " to the lowest.");
  }

  private static String outOf(int shown, int all) {
    return shown < all ? " (" + shown + " of " + Numbers.count(all) + " shown)" : "";
  }

  private boolean caught(ScoredSample sample) {
    return sample.defective() && sample.verdict() == Verdict.NG;
  }

  private boolean passed(ScoredSample sample) {
    return !sample.defective() && sample.verdict() == Verdict.OK;
  }

  private static List<ScoredSample> sorted(
      Evaluation evaluation, Predicate<ScoredSample> wanted, boolean highestFirst) {
    Comparator<ScoredSample> order = Comparator.comparingDouble(ScoredSample::score);
    return evaluation.samples().stream()
        .filter(wanted)
        .sorted(highestFirst ? order.reversed() : order)
        .toList();
  }

  private static List<ScoredSample> first(List<ScoredSample> samples, int most) {
    return samples.subList(0, Math.min(most, samples.size()));
  }

  /** A dozen at equal distances, the first and the last included. */
  private static List<ScoredSample> spread(List<ScoredSample> samples) {
    int count = Math.min(CORRECT_OF_A_KIND, samples.size());
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : i * (samples.size() - 1) / (count - 1))
        .mapToObj(samples::get)
        .toList();
  }

  private List<Triptych> drawn(List<ScoredSample> samples, Progress.Task task) {
    List<Triptych> triptychs = new ArrayList<>();
    for (ScoredSample sample : samples) {
      CloserLook look = closerLook.apply(sample.id());
      inspectedShare = Math.min(inspectedShare, look.examination().inspection().inspectedShare());
      drawing
          .of(look.examination(), look.truth(), sample.defectType(), tone(sample))
          .ifPresent(triptychs::add);
      task.advance(1);
    }
    return triptychs;
  }

  private static Tone tone(ScoredSample sample) {
    if (sample.verdict() == Verdict.REVIEW) {
      return Tone.CAUTION;
    }
    return sample.escape() || sample.falseCall() ? Tone.BAD : Tone.GOOD;
  }
}
