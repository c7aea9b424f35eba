package dev.loupe.station.access;

import dev.loupe.station.store.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Page log-ins. The browser holds the secret in a cookie that scripts cannot read; a CSRF token,
 * derived from the secret, is handed to the page's scripts and must come back with every change.
 *
 * <p>Threads: may be shared.
 */
public final class Sessions {

  private static final int LONGEST_SECRET = 100;

  private final Database database;
  private final Duration life;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * The log-ins of a database.
   *
   * @param life a log-in ends after this time
   */
  public Sessions(Database database, Duration life, SecureRandom random, Clock clock) {
    this.database = database;
    this.life = life;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Somebody logged in at the page.
   *
   * @param caller who
   * @param digest names the log-in in the database
   * @param csrf must come with every change
   */
  public record Session(Caller caller, String digest, String csrf) {}

  /** Begins a log-in; the secret for the cookie. */
  public String begin(User user) {
    String secret = Secrets.make(random);
    long now = clock.millis();
    database.write(
        tx ->
            tx.handle()
                .execute(
                    "INSERT INTO sessions (digest, name, created_ms, seen_ms, expires_ms)"
                        + " VALUES (?, ?, ?, ?, ?)",
                    Secrets.digest(secret),
                    user.name(),
                    now,
                    now,
                    now + life.toMillis()));
    return secret;
  }

  /** The log-in that belongs to a secret, while it lasts. */
  public Optional<Session> find(String secret) {
    if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    String digest = Secrets.digest(secret);
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT u.name, u.role FROM sessions s JOIN users u ON u.name = s.name"
                        + " WHERE s.digest = ? AND s.expires_ms > ? AND u.disabled = 0")
                .bind(0, digest)
                .bind(1, clock.millis())
                .map(
                    (row, context) ->
                        new Session(
                            new Caller(row.getString("name"), Role.valueOf(row.getString("role"))),
                            digest,
                            csrf(secret)))
                .findOne());
  }

  private static String csrf(String secret) {
    return Secrets.digest("csrf " + secret);
  }

  /** Whether it is the log-in's CSRF token. */
  public static boolean fits(Session session, String csrf) {
    return Secrets.same(session.csrf(), csrf);
  }

  /** Ends a log-in. */
  public void end(Session session) {
    database.write(
        tx -> tx.handle().execute("DELETE FROM sessions WHERE digest = ?", session.digest()));
  }

  /** Forgets those that are over. */
  public void tidy() {
    database.write(
        tx -> tx.handle().execute("DELETE FROM sessions WHERE expires_ms <= ?", clock.millis()));
  }
}
