package dev.loupe.station.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.loupe.LoupeException;
import dev.loupe.station.setting.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The station's database: a SQLite file, or a PostgreSQL server by configuration; brought to the
 * present version when it is opened.
 *
 * <pre>{@code
 * try (Database database = Database.open(DatabaseSettings.DEFAULT, folder)) {
 *   database.write(tx -> tx.handle().execute("UPDATE ..."));
 *   int waiting = database.read(handle -> handle.createQuery("SELECT ...").mapTo(Integer.class).one());
 * }
 * }</pre>
 *
 * <p>A {@link #write} that has returned survives the death of the process and, as far as the disk
 * keeps its promises, a power failure: SQLite runs with a write-ahead log and forces it to disk at
 * every commit ({@code synchronous=FULL}); PostgreSQL does so by default.
 *
 * <p>Threads: may be shared. SQLite has one writer at a time: writers queue here, in order, instead
 * of running into each other; readers never wait. Writes must not be nested.
 */
public final class Database implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:dev/loupe/station/store/migration";
  private static final String PASSWORD = "LOUPE_DATABASE_PASSWORD";
  private static final int SQLITE_BUSY_MILLIS = 30_000;

  private final HikariDataSource pool;
  private final HikariDataSource writers;
  private final Jdbi reading;
  private final Jdbi writing;
  private final boolean sqlite;
  private final ReentrantLock writer = new ReentrantLock(true);

  private Database(HikariDataSource pool, HikariDataSource writers, boolean sqlite) {
    this.pool = pool;
    this.writers = writers;
    this.sqlite = sqlite;
    reading = Jdbi.create(pool);
    writing = Jdbi.create(writers);
  }

  /**
   * Opens the database and brings it to the present version.
   *
   * @param folder where the SQLite file lies, {@code station.db}; must exist
   * @throws LoupeException when it cannot be reached or was written by a newer Loupe
   */
  public static Database open(DatabaseSettings settings, Path folder) {
    boolean sqlite = settings.url().isEmpty();
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(sqlite ? sqlite(settings, folder) : postgres(settings));
      migrate(pool);
      return new Database(pool, sqlite ? oneWriter(settings, folder) : pool, sqlite);
    } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      if (pool != null) {
        pool.close();
      }
      throw new LoupeException(
          "The database "
              + settings.url().orElse(folder.resolve("station.db").toString())
              + " cannot be opened: "
              + said(e)
              + ". Check that it can be reached and written, and that no newer Loupe wrote it.",
          e);
    }
  }

  private static String said(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip();
  }

  private static HikariConfig sqlite(DatabaseSettings settings, Path folder) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("station.db").toAbsolutePath());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("busy_timeout", String.valueOf(SQLITE_BUSY_MILLIS));
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return common(config, settings);
  }

  /**
   * The one connection that writes a SQLite file. A connection that sees that another one has
   * written drops the pages it holds, so writing through one after the other would read all again.
   */
  private static HikariDataSource oneWriter(DatabaseSettings settings, Path folder) {
    HikariConfig config = sqlite(settings, folder);
    config.setPoolName("station-writer");
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private static HikariConfig postgres(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url().orElseThrow());
    settings.user().ifPresent(config::setUsername);
    Optional.ofNullable(System.getenv(PASSWORD))
        .or(settings::password)
        .ifPresent(config::setPassword);
    return common(config, settings);
  }

  private static HikariConfig common(HikariConfig config, DatabaseSettings settings) {
    config.setPoolName("station");
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(2);
    return config;
  }

  private static void migrate(HikariDataSource pool) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(pool)
        .locations(MIGRATIONS)
        .load()
        .migrate();
  }

  /** Reads; sees what was committed before. */
  public <T> T read(Function<Handle, T> work) {
    return reading.withHandle(work::apply);
  }

  /** Writes, all or nothing. */
  public <T> T writeFor(Function<Transaction, T> work) {
    if (writer.isHeldByCurrentThread()) {
      throw new IllegalStateException("A write within a write");
    }
    if (!sqlite) {
      return transact(work);
    }
    writer.lock();
    try {
      return transact(work);
    } finally {
      writer.unlock();
    }
  }

  /** Writes, all or nothing. */
  public void write(Consumer<Transaction> work) {
    writeFor(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  private <T> T transact(Function<Transaction, T> work) {
    Aftermath aftermath = new Aftermath();
    try {
      T result = writing.inTransaction(handle -> work.apply(new Transaction(handle, aftermath)));
      aftermath.committed();
      return result;
    } finally {
      aftermath.ended();
    }
  }

  /** Whether it is a SQLite file. */
  public boolean isSqlite() {
    return sqlite;
  }

  /** Whether it answers. */
  public boolean answers() {
    try {
      return read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    writers.close();
    pool.close();
  }
}
