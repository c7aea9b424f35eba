package dev.loupe.experiment;

import dev.loupe.metric.MeanAndDeviation;
import java.util.Locale;
import java.util.Optional;

/**
 * How one figure of a row changed from a run to another.
 *
 * @param metric which
 * @param before its mean and deviation
 * @param after its mean and deviation
 * @param same whether every seed gave the very same
 * @param chance how likely chance makes such a difference; empty with too few seeds to say
 */
public record FigureChange(
    Metric metric,
    MeanAndDeviation before,
    MeanAndDeviation after,
    boolean same,
    Optional<Double> chance) {

  /** Whether it is more than noise, as far as that can be said. */
  public boolean real() {
    return !same && chance.map(p -> p < MetricColumn.LEVEL).orElse(false);
  }

  /** Whether chance is asked about it. */
  boolean judged() {
    return !same && chance.isPresent();
  }

  FigureChange corrected(double p) {
    return new FigureChange(metric, before, after, same, Optional.of(p));
  }

  /** In one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "  %-22s %16s -> %-16s %s",
        metric.title(),
        text(before),
        text(after),
        verdict());
  }

  private String verdict() {
    if (same) {
      return "the same";
    }
    return chance
        .map(p -> (real() ? "MORE THAN NOISE, p " : "within the noise, p ") + rounded(p))
        .orElse("too few seeds to tell from noise");
  }

  private static String rounded(double p) {
    return String.format(Locale.ROOT, "%.3f", p);
  }

  private String text(MeanAndDeviation figure) {
    String mean = metric.text(figure.mean());
    return figure.deviation().isPresent()
        ? mean + " \u00b1 " + metric.text(figure.deviation().getAsDouble())
        : mean;
  }
}
