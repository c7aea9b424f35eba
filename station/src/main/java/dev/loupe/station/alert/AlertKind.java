package dev.loupe.station.alert;

/** What an alert is about. */
public enum AlertKind {
  /** One part is NG. */
  SINGLE_NG,
  /** k of the last n parts are NG. */
  K_IN_N,
  /** The same place stands out again and again. */
  SAME_POSITION,
  /** The scores of good parts drift. */
  DRIFT,
  /** A station fell silent. */
  SILENT
}
