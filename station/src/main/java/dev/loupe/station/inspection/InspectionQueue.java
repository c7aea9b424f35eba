package dev.loupe.station.inspection;

import dev.loupe.LoupeException;
import dev.loupe.station.Refusal;
import dev.loupe.station.setting.InspectionSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may judge when: a few workers, a bounded number that waits, a bounded amount of bytes in
 * memory. Who comes on top is told to come again instead of bringing the station down.
 *
 * <pre>{@code
 * try (InspectionQueue.Ticket ticket = queue.admit(bytes)) {   // before the bytes are read
 *   Examination examination = ticket.run(() -> inspector.examine(arrival));
 * }
 * }</pre>
 *
 * <p>Threads: may be shared. Owns its workers: whoever makes it closes it.
 */
final class InspectionQueue implements AutoCloseable {

  private static final int KIBI = 10;
  private static final int PATIENCE_SECONDS = 30;

  private final int capacity;
  private final Semaphore places;
  private final Semaphore kibibytes;
  private final ExecutorService workers;
  private final AtomicBoolean open = new AtomicBoolean(true);

  InspectionQueue(InspectionSettings settings) {
    capacity = settings.judgedAtOnce() + settings.queue();
    places = new Semaphore(capacity);
    kibibytes = new Semaphore(kibi(settings.waitingBytes().count()));
    AtomicInteger count = new AtomicInteger();
    workers =
        Executors.newFixedThreadPool(
            settings.judgedAtOnce(),
            work -> new Thread(work, "inspect-" + count.incrementAndGet()));
  }

  private static int kibi(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (bytes + 1023) >> KIBI));
  }

  /**
   * Takes a place.
   *
   * @param bytes that will be held in memory meanwhile
   * @throws Refusal when there is none
   */
  Ticket admit(long bytes) {
    if (!open.get()) {
      throw new Refusal(Refusal.Kind.STOPPING, "The station is shutting down.");
    }
    if (!places.tryAcquire()) {
      throw busy(capacity + " pictures are being judged or waiting");
    }
    int kibi = kibi(bytes);
    if (!kibibytes.tryAcquire(kibi)) {
      places.release();
      throw busy("the pictures that wait fill the memory set aside for them");
    }
    return new Ticket(kibi);
  }

  private static Refusal busy(String why) {
    return new Refusal(
        Refusal.Kind.BUSY, "The station is busy: " + why + ". Send the picture again.", 1);
  }

  /** How many are being judged or wait. */
  int taken() {
    return capacity - places.availablePermits();
  }

  /** How many may. */
  int capacity() {
    return capacity;
  }

  /** Lets nobody in any more and waits for those inside. */
  @Override
  public void close() {
    open.set(false);
    try {
      places.tryAcquire(capacity, PATIENCE_SECONDS, TimeUnit.SECONDS);
      workers.shutdown();
      if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A place in the queue. Whoever takes it closes it. */
  final class Ticket implements AutoCloseable {

    private final int kibi;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Ticket(int kibi) {
      this.kibi = kibi;
    }

    /** Waits for a worker and has it do the work. */
    <T> T run(Callable<T> work) {
      try {
        return workers.submit(work).get();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal(Refusal.Kind.STOPPING, "The station is shutting down.", e);
      }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError) {
        return new Refusal(
            Refusal.Kind.BUSY, "There is not enough memory for this picture just now.", e);
      }
      if (e.getCause() instanceof LoupeException known) {
        return known;
      }
      return new IllegalStateException(e.getCause());
    }

    @Override
    public void close() {
      if (held.compareAndSet(true, false)) {
        kibibytes.release(kibi);
        places.release();
      }
    }
  }
}
