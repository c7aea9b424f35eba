package dev.loupe.report;

import dev.loupe.detector.FalseCallPromise;
import dev.loupe.evaluation.Evaluation;
import dev.loupe.evaluation.ImageFigures;
import dev.loupe.evaluation.PixelFigures;
import dev.loupe.evaluation.ScoredSample;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.Interval;
import dev.loupe.metric.RocCurve;
import dev.loupe.report.Section.Figures;
import dev.loupe.report.Section.Heading;
import dev.loupe.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The main figures of an evaluation: first those that count on the line, then the field's. */
final class EvaluationFigures {

  private final Evaluation evaluation;
  private final ImageFigures image;
  private final ConfusionCounts counts;
  private final FalseCallPromise promise;

  private EvaluationFigures(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.image = evaluation.image();
    this.counts = image.counts();
    this.promise = evaluation.setup().thresholds().promise();
  }

  static Figures of(Evaluation evaluation) {
    return new EvaluationFigures(evaluation).figures();
  }

  private Figures figures() {
    return new Figures(
        new Heading(
            "figures",
            "Main figures",
            "The first four say what would have happened on the line; the others, how well the"
                + " detector separates whatever the threshold."),
        List.of(
            escapes(), falseCalls(), review(), time(), imageAuroc(), pixelAuroc(), aupro(), f1()));
  }

  private Figure escapes() {
    String meaning = "Defective parts not called NG: what would have left the line.";
    if (counts.defective() == 0) {
      return undefined("Escapes", "no defective picture was measured", meaning);
    }
    Interval interval = image.escapeInterval();
    double rate = counts.escapeRate().orElseThrow();
    String detail =
        Numbers.count(counts.escaped())
            + " of "
            + Numbers.counted(counts.defective(), "defective part", "defective parts")
            + "; 95 % interval "
            + Numbers.percents(interval.low(), interval.high());
    Tone tone = counts.escaped() == 0 ? Tone.GOOD : Tone.BAD;
    return new Figure("Escapes", Numbers.percent(rate), detail, meaning, tone)
        .on(gauge(interval, rate, OptionalDouble.empty()));
  }

  private Figure falseCalls() {
    String meaning = "Good parts called NG: each costs an operator\u2019s look. ";
    if (counts.good() == 0) {
      return undefined("False calls", "no good picture was measured", meaning.strip());
    }
    Interval interval = image.falseCallInterval();
    double rate = counts.falseCallRate().orElseThrow();
    Kept kept = kept(rate, interval);
    String detail =
        Numbers.count(counts.falseCalls())
            + " of "
            + Numbers.counted(counts.good(), "good part", "good parts")
            + "; 95 % interval "
            + Numbers.percents(interval.low(), interval.high())
            + (promised() ? "; promised at most " + Numbers.percent(promise.rate()) : "");
    OptionalDouble limit = promised() ? OptionalDouble.of(promise.rate()) : OptionalDouble.empty();
    return new Figure(
            "False calls", Numbers.percent(rate), detail, meaning + kept.sentence(), kept.tone())
        .on(gauge(interval, rate, limit));
  }

  private record Kept(String sentence, Tone tone) {}

  private Kept kept(double rate, Interval interval) {
    if (!promised()) {
      return new Kept("Nothing was promised.", Tone.NEUTRAL);
    } else if (rate <= promise.rate()) {
      return new Kept("The promise is kept.", Tone.GOOD);
    } else if (interval.low() <= promise.rate()) {
      return new Kept(
          "More than promised, though so few pictures could show that by chance.", Tone.CAUTION);
    }
    return new Kept(
        "The promise is broken: these good parts look unlike those it was made from.", Tone.BAD);
  }

  private boolean promised() {
    return promise.rate() < 1;
  }

  private Figure review() {
    List<ScoredSample> samples = evaluation.samples();
    long all = samples.stream().filter(sample -> sample.verdict() == Verdict.REVIEW).count();
    long good = samples.stream().filter(EvaluationFigures::goodForReview).count();
    String meaning = "Scores just below the threshold: a person looks before the part moves on.";
    if (samples.isEmpty()) {
      return undefined("Sent to review", "no picture was measured", meaning);
    }
    return new Figure(
        "Sent to review",
        Numbers.percent((double) all / samples.size()),
        Numbers.count(good) + " good and " + Numbers.count(all - good) + " defective",
        meaning,
        Tone.NEUTRAL);
  }

  private static boolean goodForReview(ScoredSample sample) {
    return sample.verdict() == Verdict.REVIEW && !sample.defective();
  }

  private Figure time() {
    OptionalDouble total = evaluation.speed().totalMs();
    return new Figure(
        "Time per picture",
        total.isPresent() ? milliseconds(total) : Numbers.NOT_DEFINED,
        "median; of which the detector " + milliseconds(evaluation.speed().inferMs()),
        "From the first byte of the file to the verdict, on one core.",
        Tone.NEUTRAL);
  }

  private static String milliseconds(OptionalDouble value) {
    double ms = value.orElse(Double.NaN);
    return Numbers.fixed(ms, ms < 10 ? 1 : 0) + "\u202Fms";
  }

  private Figure imageAuroc() {
    String meaning =
        "The chance that a defective part scores higher than a good one: 1 is perfect, 0.5 is"
            + " guessing.";
    Optional<RocCurve> roc = image.roc();
    if (roc.isEmpty()) {
      return undefined("I-AUROC", "needs good and defective pictures", meaning);
    }
    double area = roc.get().area();
    String value = Numbers.fixed(area, 3);
    if (image.aurocInterval().isEmpty()) {
      return new Figure(
          "I-AUROC", value, "too few pictures for an interval", meaning, Tone.NEUTRAL);
    }
    Interval interval = image.aurocInterval().get();
    String detail =
        "95 % interval "
            + Numbers.fixed(interval.low(), 3)
            + " to "
            + Numbers.fixed(interval.high(), 3);
    double low = Math.min(interval.low(), area);
    double high = Math.max(interval.high(), area);
    return new Figure("I-AUROC", value, detail, meaning, Tone.NEUTRAL)
        .on(new Gauge(Math.min(0.5, low), 1, low, area, high, OptionalDouble.empty()));
  }

  private Figure pixelAuroc() {
    String meaning =
        "The same for single pixels: how well the heat map tells defect from the rest.";
    Optional<RocCurve> roc = evaluation.pixel().flatMap(PixelFigures::roc);
    return roc.map(
            curve ->
                new Figure(
                    "P-AUROC", Numbers.fixed(curve.area(), 3), pixels(), meaning, Tone.NEUTRAL))
        .orElseGet(() -> undefined("P-AUROC", "no defect is marked", meaning));
  }

  private Figure aupro() {
    String meaning =
        "How much of each marked defect the heat map covers, small defects counting as much as"
            + " large ones.";
    Optional<PixelFigures> pixel = evaluation.pixel();
    if (pixel.isEmpty() || pixel.get().aupro03().isEmpty()) {
      return undefined("AUPRO@0.3", "no defect is marked", meaning);
    }
    String detail =
        Numbers.counted(pixel.get().defects(), "marked defect", "marked defects")
            + "; "
            + Numbers.fixed(pixel.get().aupro005(), 3)
            + " up to 0.05";
    return new Figure(
        "AUPRO@0.3", Numbers.fixed(pixel.get().aupro03(), 3), detail, meaning, Tone.NEUTRAL);
  }

  private String pixels() {
    return switch (evaluation.plan().metricSize()) {
      case ORIGINAL -> "at the pictures\u2019 original size";
      case MODEL -> "on the detector\u2019s grid";
    };
  }

  private Figure f1() {
    String name = "F1 at its own threshold";
    String meaning =
        "Catching defects and sparing good parts in one number, at the threshold that runs on the"
            + " line.";
    if (counts.f1().isEmpty()) {
      return undefined(name, "nothing is defective and nothing was called", meaning);
    }
    String best =
        image.f1Max().map(max -> "best of any threshold " + Numbers.fixed(max.f1(), 3)).orElse("");
    return new Figure(name, Numbers.fixed(counts.f1(), 3), best, meaning, Tone.NEUTRAL);
  }

  private static Figure undefined(String name, String why, String meaning) {
    return new Figure(name, Numbers.NOT_DEFINED, why, meaning, Tone.NEUTRAL);
  }

  /** A rate on a scale that ends a little above the interval and the limit. */
  private static Gauge gauge(Interval interval, double rate, OptionalDouble limit) {
    double low = Math.min(interval.low(), rate);
    double high = Math.max(interval.high(), rate);
    double end = Math.min(1, 1.25 * Math.max(high, limit.orElse(0)));
    return new Gauge(0, Math.max(end, 1e-6), low, rate, high, limit);
  }
}
