package dev.loupe.station.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a schedule is due, lets it run, and waits again. Times that pass during a run, or
 * while the station is off, are left out. A run may also be asked for.
 */
final class ScheduleThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleThread.class);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(20);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final ScheduledFolder folder;
  private final Clock clock;
  private final Thread thread;
  private final Object bell = new Object();
  private boolean asked;
  private volatile boolean running;

  ScheduleThread(ScheduledFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    thread = new Thread(this::work, "schedule-" + folder.settings().name());
    thread.setDaemon(true);
    thread.start();
  }

  boolean isRunning() {
    return running;
  }

  /** Asks for a run now. */
  void ask() {
    synchronized (bell) {
      asked = true;
      bell.notifyAll();
    }
  }

  private void work() {
    Instant from = clock.instant();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Optional<Instant> due = await(folder.next(from));
        run(due.orElse(clock.instant()));
        from = clock.instant();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The time that came, or nothing when a run was asked for. */
  private Optional<Instant> await(Optional<Instant> due) throws InterruptedException {
    synchronized (bell) {
      while (!asked) {
        Instant now = clock.instant();
        if (due.filter(time -> !time.isAfter(now)).isPresent()) {
          return due;
        }
        long wait =
            due.map(time -> Duration.between(now, time).toMillis()).orElse(LONGEST_NAP.toMillis());
        bell.wait(Math.max(1, Math.min(wait, LONGEST_NAP.toMillis())));
      }
      asked = false;
      return Optional.empty();
    }
  }

  private void run(Instant due) {
    running = true;
    try {
      folder.run(due);
    } catch (RuntimeException e) {
      LOG.error("The schedule {} could not run; it waits for its next time", name(), e);
    } finally {
      running = false;
    }
  }

  private String name() {
    return folder.settings().name();
  }

  /** Ends after the picture under way. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
