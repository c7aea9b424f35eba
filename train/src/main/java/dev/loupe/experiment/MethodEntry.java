package dev.loupe.experiment;

import java.util.Optional;

/**
 * A method of an experiment with its settings: a row of the tables.
 *
 * @param method its id
 * @param label in tables; the id by default
 * @param preset its settings start from; "default" by default
 * @param backbone it sees with, where it has one
 * @param heldOut share of the good training pictures kept back for the thresholds; 0.2 by default
 * @param falseCalls the largest share of good parts that may be called NG; 0.005 by default
 * @param settings other than the preset's
 * @param vary a setting that takes several values in turn, instead of the experiment's
 */
public record MethodEntry(
    String method,
    Optional<String> label,
    Optional<String> preset,
    Optional<String> backbone,
    Optional<Double> heldOut,
    Optional<Double> falseCalls,
    Optional<SettingsBlock> settings,
    Optional<Variation> vary) {

  /** Checks the name and the shares. */
  public MethodEntry {
    Experiment.require(method != null && !method.isBlank(), "a method needs its id");
    requireShare("held_out", heldOut);
    requireShare("false_calls", falseCalls);
  }

  private static void requireShare(String key, Optional<Double> share) {
    double value = share.orElse(0.5);
    Experiment.require(
        value > 0 && value < 1, key + " must lie between 0 and 1 (exclusive), not " + value);
  }

  /** What tables call it. */
  public String title() {
    return label.orElse(method);
  }
}
