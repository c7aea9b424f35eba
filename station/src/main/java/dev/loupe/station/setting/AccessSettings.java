package dev.loupe.station.setting;

/**
 * Log-ins.
 *
 * @param sessionHours a page log-in ends after so many hours, in 1..720
 * @param loginsPerMinute attempts of one name or one address, in 1..1000
 * @param openMetrics whether {@code /metrics} needs no log-in
 */
public record AccessSettings(int sessionHours, int loginsPerMinute, boolean openMetrics) {

  /** A shift of 12 hours, 10 attempts a minute. */
  public static final AccessSettings DEFAULT = new AccessSettings(12, 10, false);

  /** Checks the ranges. */
  public AccessSettings {
    if (sessionHours < 1 || sessionHours > 720 || loginsPerMinute < 1 || loginsPerMinute > 1000) {
      throw new IllegalArgumentException(
          "access.session_hours must lie in 1..720 and access.logins_per_minute in 1..1000, not "
              + sessionHours
              + " and "
              + loginsPerMinute);
    }
  }
}
