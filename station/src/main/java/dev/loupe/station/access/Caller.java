package dev.loupe.station.access;

/**
 * Who asks.
 *
 * @param name of the user, or "token:NAME"; for the records
 * @param role what they may
 */
public record Caller(String name, Role role) {

  /** The station itself: watched folders, schedules. */
  public static final Caller STATION = new Caller("station", Role.OPERATOR);
}
