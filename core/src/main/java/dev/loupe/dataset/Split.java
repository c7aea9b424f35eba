package dev.loupe.dataset;

/** What a picture may be used for. */
public enum Split {
  /** Learning what good looks like, and the threshold: good pictures only. */
  TRAIN,
  /** Measuring, and nothing else. */
  TEST,
  /**
   * Neither: a defective picture of a part whose other pictures are learned from, or one the data
   * set's own lists leave out. Measuring on it would flatter the detector.
   */
  UNUSED
}
