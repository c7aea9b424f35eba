package dev.loupe.dataset;

/** What a picture may be used for. */
public enum Split {
  /** Learning what good looks like, and the threshold: good pictures only. */
  TRAIN,
  /** Measuring, and nothing else. */
  TEST
}
