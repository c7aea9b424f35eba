package dev.loupe.station.watch;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a watched folder again and again, until closed. The operating system's notice of a
 * change only shortens the wait: network drives give none.
 */
final class WatchThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchThread.class);
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final WatchedFolder folder;
  private final Optional<WatchService> hints;
  private final Thread thread;
  private volatile boolean closed;

  WatchThread(WatchedFolder folder) {
    this.folder = folder;
    hints = hints(folder.settings().folder());
    thread = new Thread(this::run, "watch-" + folder.settings().name());
    thread.setDaemon(true);
    thread.start();
  }

  private static Optional<WatchService> hints(Path folder) {
    try {
      WatchService service = folder.getFileSystem().newWatchService();
      folder.register(
          service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      return Optional.of(service);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info("No notice of changes in {} ({}); it is polled", folder, e.toString());
      return Optional.empty();
    }
  }

  private void run() {
    while (!closed) {
      try {
        look();
        Thread.sleep(BREATH.toMillis());
        await();
      } catch (InterruptedException | ClosedWatchServiceException e) {
        return;
      }
    }
  }

  private void look() {
    try {
      folder.round();
    } catch (LoupeException e) {
      LOG.warn("{}; tried again", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The folder {} could not be looked through", folder.settings().folder(), e);
    }
  }

  private void await() throws InterruptedException {
    long millis = folder.settings().interval().toMillis();
    if (hints.isEmpty()) {
      Thread.sleep(millis);
      return;
    }
    Optional<WatchKey> key = Optional.ofNullable(hints.get().poll(millis, TimeUnit.MILLISECONDS));
    key.ifPresent(
        changed -> {
          changed.pollEvents();
          changed.reset();
        });
  }

  /** Ends after the picture under way. */
  @Override
  public void close() {
    closed = true;
    try {
      if (hints.isPresent()) {
        hints.get().close();
      }
      thread.join(GOODBYE.toMillis());
    } catch (IOException e) {
      LOG.debug("The watch service could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
