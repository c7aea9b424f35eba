package dev.loupe.station.alert;

/**
 * An event began, went on, or ended. Beginning and end are worth a message; that it went on is only
 * counted.
 *
 * @param kind began, went on, or ended
 * @param subject what tells this event from others of the same rule and lane, such as a place; ""
 *     where there can be only one
 * @param message what happened, where, and what to look at, in a sentence or two; "" when it went
 *     on
 */
public record Change(Kind kind, String subject, String message) {

  /** Began, went on, or ended. */
  public enum Kind {
    /** The event began. */
    RAISED,
    /** The event showed again. */
    CONTINUED,
    /** The event is over. */
    CLEARED
  }

  static Change raised(String subject, String message) {
    return new Change(Kind.RAISED, subject, message);
  }

  static Change continued(String subject) {
    return new Change(Kind.CONTINUED, subject, "");
  }

  static Change cleared(String subject, String message) {
    return new Change(Kind.CLEARED, subject, message);
  }
}
