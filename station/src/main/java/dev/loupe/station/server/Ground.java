package dev.loupe.station.server;

import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.setting.StationSettings;
import dev.loupe.station.store.AllowedFolders;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.StationFolder;
import dev.loupe.verdict.Ulids;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** What everything in a station stands on: settings, folder, database, events, clock. */
record Ground(
    StationSettings settings,
    StationFolder folder,
    Path temporary,
    Database database,
    AllowedFolders allowed,
    EventBus events,
    AuditTrail audit,
    PrometheusMeterRegistry metrics,
    Ulids ids,
    SecureRandom random,
    Clock clock)
    implements AutoCloseable {

  static Ground lay(StationSettings settings, Path data, SecureRandom random, Clock clock) {
    AllowedFolders allowed = AllowedFolders.of(settings.folders());
    StationFolder folder = StationFolder.take(data);
    try {
      Ulids ids = new Ulids(clock, random);
      return new Ground(
          settings,
          folder,
          emptied(folder.root().resolve("temporary")),
          Database.open(settings.database(), folder.root()),
          allowed,
          new EventBus(ids.next()),
          new AuditTrail(clock),
          registry(),
          ids,
          random,
          clock);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** What a former life left behind while it read large forms. */
  private static Path emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        List<Path> left = files.filter(Files::isRegularFile).toList();
        for (Path file : left) {
          Files.delete(file);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("resource") // memory metrics hold nothing that must be closed
  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    return metrics;
  }

  @Override
  public void close() {
    database.close();
    folder.close();
  }
}
