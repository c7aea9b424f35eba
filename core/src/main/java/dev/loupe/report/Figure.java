package dev.loupe.report;

import java.util.Optional;

/**
 * One main figure: a number that somebody asked for, and what it means on the line.
 *
 * @param name of the quantity, such as "I-AUROC"
 * @param value as it is printed, such as "0.987"
 * @param detail beside it, such as "95 % interval 0.981 to 0.992"; "" for none
 * @param meaning one sentence for a quality engineer
 * @param tone good news or bad
 * @param gauge where the value lies on a scale, when that helps
 */
public record Figure(
    String name, String value, String detail, String meaning, Tone tone, Optional<Gauge> gauge) {

  /** A figure without a gauge. */
  public Figure(String name, String value, String detail, String meaning, Tone tone) {
    this(name, value, detail, meaning, tone, Optional.empty());
  }

  /** The same figure with a gauge below it. */
  public Figure on(Gauge scale) {
    return new Figure(name, value, detail, meaning, tone, Optional.of(scale));
  }
}
