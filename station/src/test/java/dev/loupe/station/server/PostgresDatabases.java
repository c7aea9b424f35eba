package dev.loupe.station.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.station.setting.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL server for a class of tests, with a new database for each of them; where none is
 * installed, the tests are skipped and say so.
 */
public final class PostgresDatabases implements BeforeAllCallback, AfterAllCallback {

  private static final int CONNECTIONS = 4;

  private Optional<PostgresCluster> cluster = Optional.empty();
  private int made;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Optional<Path> programs = PostgresCluster.programs();
    assumeTrue(programs.isPresent(), "no PostgreSQL on this machine: initdb was not found");
    cluster = Optional.of(PostgresCluster.start(programs.orElseThrow()));
    cluster.get().await();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (cluster.isPresent()) {
      cluster.get().close();
    }
  }

  /** An empty database. */
  public DatabaseSettings next() {
    String url = cluster.orElseThrow().url();
    String name = "test" + ++made;
    try (Connection connection = DriverManager.getConnection(url, "loupe", "")) {
      connection.createStatement().execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseSettings(
        Optional.of(url.replaceFirst("[^/]+$", name)),
        Optional.of("loupe"),
        Optional.empty(),
        CONNECTIONS);
  }
}
