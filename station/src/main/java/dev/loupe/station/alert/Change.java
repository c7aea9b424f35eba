package dev.loupe.station.alert;

/**
 * Something worth a message: an event began, or it ended. Between the two a rule is silent.
 *
 * @param kind began or ended
 * @param subject what tells this event from others of the same rule and lane, such as a place; ""
 *     where there can be only one
 * @param message what happened, where, and what to look at, in a sentence or two
 */
public record Change(Kind kind, String subject, String message) {

  /** Began or ended. */
  public enum Kind {
    /** The event began. */
    RAISED,
    /** The event is over. */
    CLEARED
  }

  static Change raised(String subject, String message) {
    return new Change(Kind.RAISED, subject, message);
  }

  static Change cleared(String subject, String message) {
    return new Change(Kind.CLEARED, subject, message);
  }
}
