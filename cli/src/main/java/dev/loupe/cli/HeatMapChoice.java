package dev.loupe.cli;

import dev.loupe.verdict.Verdict;

/** Of which pictures a heat map is kept. */
enum HeatMapChoice {
  /** NG and REVIEW. */
  NG,
  /** Every picture that could be judged. */
  ALL,
  /** None. */
  NONE;

  boolean keeps(Verdict verdict) {
    return switch (this) {
      case NG -> verdict == Verdict.NG || verdict == Verdict.REVIEW;
      case ALL -> verdict != Verdict.INVALID;
      case NONE -> false;
    };
  }
}
