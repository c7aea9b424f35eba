package dev.loupe.station.setting;

import java.util.Optional;

/**
 * Where decisions are kept.
 *
 * @param url JDBC address of a PostgreSQL, {@code jdbc:postgresql://host/name}; without it a SQLite
 *     file in the station's folder
 * @param user for PostgreSQL
 * @param password for PostgreSQL; better given by the environment variable {@code
 *     LOUPE_DATABASE_PASSWORD}, which wins
 * @param connections at most so many at once, in 2..100
 */
public record DatabaseSettings(
    Optional<String> url, Optional<String> user, Optional<String> password, int connections) {

  /** A SQLite file. */
  public static final DatabaseSettings DEFAULT =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty(), 8);

  /** Checks what can be checked without connecting. */
  public DatabaseSettings {
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "database.url must begin with jdbc:postgresql:, not '"
              + url.get()
              + "'; leave it out for"
              + " a SQLite file");
    }
    if (connections < 2 || connections > 100) {
      throw new IllegalArgumentException(
          "database.connections must lie in 2..100, not " + connections);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + url.orElse("SQLite") + ", connections " + connections + "]";
  }
}
