package dev.loupe.station.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands events to whoever watches, in the order in which they happened.
 *
 * <pre>{@code
 * database.write(tx -> {
 *   ...
 *   tx.afterCommit(() -> events.publish(new StationEvent("alert", Optional.empty(), json)));
 * });
 * }</pre>
 *
 * <p>The latest 256 events are remembered for watchers that were away for a moment. A watcher that
 * falls more than 256 events behind is cut off; publishing never waits for one.
 *
 * <p>Threads: may be shared.
 */
public final class EventBus {

  static final int REMEMBERED = 256;

  private final ReentrantLock order = new ReentrantLock();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Deque<Numbered> latest = new ArrayDeque<>();
  private final String life;
  private long count;

  /**
   * A bus without events.
   *
   * @param life names this life of the process, so that numbers of a former one are not mistaken
   */
  public EventBus(String life) {
    this.life = life;
  }

  /**
   * An event with its place in the order.
   *
   * @param id names it, for {@code Last-Event-ID}
   * @param event what happened
   */
  public record Numbered(String id, StationEvent event) {}

  /** Hands an event to all watchers. */
  public void publish(StationEvent event) {
    order.lock();
    try {
      count++;
      Numbered numbered = new Numbered(life + "-" + count, event);
      latest.addLast(numbered);
      if (latest.size() > REMEMBERED) {
        latest.removeFirst();
      }
      subscriptions.forEach(subscription -> subscription.offer(numbered));
    } finally {
      order.unlock();
    }
  }

  /**
   * Begins to watch.
   *
   * @param lastSeen the id of the last event that was seen, when one was
   */
  public Subscription subscribe(Optional<String> lastSeen) {
    order.lock();
    try {
      Optional<Long> seen = lastSeen.flatMap(this::number);
      boolean missed = lastSeen.isPresent() && seen.filter(this::isRemembered).isEmpty();
      Subscription subscription = new Subscription(missed, subscriptions::remove);
      if (!missed && seen.isPresent()) {
        latest.stream().skip(skipped(seen.get())).forEach(subscription::offer);
      }
      subscriptions.add(subscription);
      return subscription;
    } finally {
      order.unlock();
    }
  }

  /** How many watch. */
  public int watchers() {
    return subscriptions.size();
  }

  private Optional<Long> number(String id) {
    String start = life + "-";
    if (!id.startsWith(start) || !id.substring(start.length()).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(id.substring(start.length())));
  }

  private boolean isRemembered(long seen) {
    return seen <= count && seen >= count - latest.size();
  }

  private long skipped(long seen) {
    return seen - (count - latest.size());
  }
}
