package dev.loupe.station.alert;

/** How soon somebody should come. */
public enum Severity {
  /** When it suits. */
  INFO,
  /** Within the shift. */
  WARNING,
  /** Now: the line makes bad parts. */
  CRITICAL
}
