package dev.loupe.verdict;

/** What is decided about one picture. */
public enum Verdict {
  /** The part looks as good parts look. */
  OK,
  /** The part is called defective: the score reached the image threshold. */
  NG,
  /** The score lies in the band below the image threshold: somebody should look. */
  REVIEW,
  /**
   * The picture cannot be judged (undecodable, black, blurred, wrong size). Says nothing about the
   * part.
   */
  INVALID
}
