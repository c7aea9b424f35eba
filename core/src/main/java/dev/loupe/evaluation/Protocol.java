package dev.loupe.evaluation;

import java.util.Locale;

/** Under which rules a detector was trained and is measured; every report says which. */
public enum Protocol {
  /**
   * The default: last epoch, fixed seed; no test picture touches training, early stopping,
   * normalisation or the threshold, which comes from held-out good pictures alone.
   */
  HONEST,
  /**
   * What the papers' code did, such as keeping the epoch that is best on the test set. Only for
   * comparison with published figures, and always labelled so.
   */
  PAPER;

  /** How reports and JSON call it: "honest" or "paper". */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
