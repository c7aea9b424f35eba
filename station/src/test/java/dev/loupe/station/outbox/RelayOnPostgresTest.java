package dev.loupe.station.outbox;

import dev.loupe.station.server.PostgresDatabases;
import dev.loupe.station.setting.DatabaseSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on PostgreSQL. */
@Tag("slow")
class RelayOnPostgresTest extends RelayTest {

  @RegisterExtension static final PostgresDatabases POSTGRES = new PostgresDatabases();

  @Override
  DatabaseSettings databaseSettings() {
    return POSTGRES.next();
  }
}
