package dev.loupe.station.access;

/** What somebody may do; each may what those before it may. */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Inspects, reviews, acknowledges. */
  OPERATOR,
  /** Registers models, changes what is in force, trains. */
  ENGINEER,
  /** Users and tokens. */
  ADMIN;

  /** Whether this role may do what asks for the other. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}
