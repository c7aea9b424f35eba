package dev.loupe.station.server;

import dev.loupe.station.access.Sessions;
import dev.loupe.station.inspection.KeptFiles;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes room on the disk and forgets log-ins that are over, every few seconds. Owns a thread. */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int SECONDS = 5;
  private static final int SESSIONS_EVERY = 600;

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "housekeeping"));

  Housekeeping(KeptFiles files, Sessions sessions) {
    worker.scheduleWithFixedDelay(() -> quietly(files::tidy), SECONDS, SECONDS, TimeUnit.SECONDS);
    worker.scheduleWithFixedDelay(
        () -> quietly(sessions::tidy), 1, SESSIONS_EVERY, TimeUnit.SECONDS);
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("Housekeeping cannot go on just now", e);
    }
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      worker.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
