package dev.loupe.report;

/** Whether something is good news; always shown with words or a shape beside the colour. */
public enum Tone {
  /** As it should be. */
  GOOD,
  /** Neither. */
  NEUTRAL,
  /** Worth a look. */
  CAUTION,
  /** Not as it should be. */
  BAD;

  /** The class of the style sheet. */
  String style() {
    return switch (this) {
      case GOOD -> "good";
      case NEUTRAL -> "neutral";
      case CAUTION -> "caution";
      case BAD -> "bad";
    };
  }
}
