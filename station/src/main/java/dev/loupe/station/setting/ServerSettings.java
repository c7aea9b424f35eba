package dev.loupe.station.setting;

/**
 * Where the station listens.
 *
 * @param host address to bind; 127.0.0.1 is reached from this machine only
 * @param port 0 takes a free one
 * @param secureCookies whether browsers may send the log-in cookie over HTTPS only: set it when the
 *     station stands behind a proxy that speaks HTTPS
 * @param threads for requests, in 8..1000
 * @param watchers how many may follow the live events at once, below {@code threads}
 */
public record ServerSettings(
    String host, int port, boolean secureCookies, int threads, int watchers) {

  /** This machine only. */
  public static final ServerSettings DEFAULT =
      new ServerSettings("127.0.0.1", 8080, false, 120, 32);

  /** Checks the ranges. */
  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("server.port must lie in 0..65535, not " + port);
    }
    if (threads < 8 || threads > 1000 || watchers < 1 || watchers > threads - 4) {
      throw new IllegalArgumentException(
          "server.threads must lie in 8..1000 and server.watchers in 1..threads - 4, not "
              + threads
              + " and "
              + watchers);
    }
  }

  /** The same at another address. */
  public ServerSettings at(String otherHost, int otherPort) {
    return new ServerSettings(otherHost, otherPort, secureCookies, threads, watchers);
  }
}
