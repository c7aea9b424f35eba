package dev.loupe.station.event;

import dev.loupe.station.event.EventBus.Numbered;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One watcher's view of the events. Whoever subscribes closes it.
 *
 * <p>Threads: one reads.
 */
public final class Subscription implements AutoCloseable {

  private final BlockingQueue<Numbered> waiting = new ArrayBlockingQueue<>(EventBus.REMEMBERED + 1);
  private final boolean missed;
  private final Consumer<Subscription> whenClosed;
  private volatile boolean cutOff;

  Subscription(boolean missed, Consumer<Subscription> whenClosed) {
    this.missed = missed;
    this.whenClosed = whenClosed;
  }

  void offer(Numbered event) {
    if (!cutOff && !waiting.offer(event)) {
      cutOff = true;
      whenClosed.accept(this);
    }
  }

  /** Whether events happened since the last one seen that are no longer remembered. */
  public boolean missed() {
    return missed;
  }

  /** Whether the watcher was too slow; it should subscribe again. */
  public boolean isCutOff() {
    return cutOff;
  }

  /** The next event, or nothing when none came in that time. */
  public Optional<Numbered> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    whenClosed.accept(this);
  }
}
