package dev.loupe.dataset;

/** What is known about a picture. */
public enum Label {
  /** A normal part. */
  GOOD,
  /** A part with a defect. */
  DEFECTIVE
}
