package dev.loupe.station.outbox;

import dev.loupe.station.line.BackOff;
import dev.loupe.station.line.Connector;
import dev.loupe.station.line.DeliverySettings;
import dev.loupe.station.line.Outcome;
import dev.loupe.station.outbox.OutboxRows.Due;
import dev.loupe.station.outbox.OutboxRows.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Works off the outbox for one destination.
 *
 * <p>A round takes the messages that are due, at most a batch and of each part only the first that
 * waits, sends them with a few under way at once, and writes down what became of them. What was
 * sent but not yet written down when the server is killed is sent again after the restart, with the
 * same key and the same bytes: at least once.
 *
 * <ul>
 *   <li>A message that the receiver declines waits by {@link BackOff} and holds up the later ones
 *       of its part, nobody else. After {@code attempts} it is a dead letter, and its part goes on.
 *   <li>A message that is refused is a dead letter at once.
 *   <li>When there is no connection, no message is touched; the whole destination pauses, a second
 *       at first and a minute at most, or until the connector says that the way is open.
 *   <li>{@code Retry-After} pauses the whole destination, and so does, by back-off, a batch of
 *       three or more of which all failed.
 * </ul>
 *
 * <p>For one thread; {@link #open} may come from any.
 */
public final class Relay {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), LONGEST_PAUSE);
  private static final int MANY = 3;
  private static final int FORGOTTEN_AT_ONCE = 500;

  private final Connector connector;
  private final OutboxRows rows;
  private final DeliverySettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final Semaphore underWay;
  private volatile long pausedUntil;
  private int failedRounds;

  /**
   * A relay to one destination.
   *
   * @param connector that carries; its owner closes it
   * @param rows of the outbox
   * @param settings how to work
   * @param clock for waits and pauses
   * @param random for their lengths
   */
  public Relay(
      Connector connector,
      OutboxRows rows,
      DeliverySettings settings,
      Clock clock,
      RandomGenerator random) {
    this.connector = connector;
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    underWay = new Semaphore(settings.inFlight());
  }

  /** Ends a pause: the way is open. */
  void open() {
    pausedUntil = 0;
  }

  /** How long this destination still pauses. */
  Duration pause() {
    return Duration.ofMillis(Math.max(0, pausedUntil - clock.millis()));
  }

  /**
   * Sends one batch, if this is no time to pause.
   *
   * @return how many messages were tried
   * @throws InterruptedException when the server stops; what is under way will be sent again
   */
  int round() throws InterruptedException {
    if (!pause().isZero()) {
      return 0;
    }
    List<Due> batch = rows.due(connector.name(), clock.millis(), settings.batch());
    if (batch.isEmpty()) {
      rows.forgetDelivered(clock.millis() - settings.keepDelivered().toMillis(), FORGOTTEN_AT_ONCE);
      return 0;
    }
    List<Outcome> outcomes = send(batch);
    List<Settlement> settlements = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      settlements.add(settlement(batch.get(i), outcomes.get(i)));
    }
    rows.settle(settlements, clock.millis());
    pauseAfter(outcomes);
    return batch.size();
  }

  /** Once one finds nobody there, the rest of the batch is spared the try. */
  private List<Outcome> send(List<Due> batch) throws InterruptedException {
    List<CompletableFuture<Outcome>> sent = new ArrayList<>();
    AtomicReference<Outcome> nobody = new AtomicReference<>();
    for (Due due : batch) {
      underWay.acquire();
      CompletableFuture<Outcome> one =
          Optional.ofNullable(nobody.get())
              .map(CompletableFuture::completedFuture)
              .orElseGet(() -> connector.send(due.message()));
      sent.add(
          one.whenComplete(
              (outcome, failure) -> {
                if (outcome instanceof Outcome.Unreachable) {
                  nobody.set(outcome);
                }
                underWay.release();
              }));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (CompletableFuture<Outcome> one : sent) {
      outcomes.add(result(one));
    }
    return outcomes;
  }

  private static Outcome result(CompletableFuture<Outcome> one) throws InterruptedException {
    try {
      return one.get();
    } catch (java.util.concurrent.ExecutionException e) {
      return Outcome.retry("the connector failed: " + e.getCause());
    }
  }

  private Settlement settlement(Due due, Outcome outcome) {
    String key = due.message().key();
    int attempts = due.attempts() + 1;
    long now = clock.millis();
    if (outcome instanceof Outcome.Retry retry) {
      long wait = settings.backOff().after(attempts, random).toMillis();
      long asked = retry.after().map(Duration::toMillis).orElse(0L);
      OutboxRow.State state =
          attempts >= settings.attempts() ? OutboxRow.State.DEAD : OutboxRow.State.PENDING;
      return new Settlement(key, state, attempts, now + Math.max(wait, asked), retry.reason());
    }
    if (outcome instanceof Outcome.Refused refused) {
      return new Settlement(key, OutboxRow.State.DEAD, attempts, now, refused.reason());
    }
    if (outcome instanceof Outcome.Unreachable nobody) {
      return new Settlement(key, OutboxRow.State.PENDING, due.attempts(), now, nobody.reason());
    }
    return new Settlement(key, OutboxRow.State.DELIVERED, attempts, now, "");
  }

  private void pauseAfter(List<Outcome> outcomes) {
    long asked = 0;
    int failed = 0;
    boolean nobody = false;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Retry retry) {
        failed++;
        asked = Math.max(asked, retry.after().map(Duration::toMillis).orElse(0L));
      }
      nobody |= outcome instanceof Outcome.Unreachable;
    }
    boolean allFailed = failed == outcomes.size() && failed >= MANY;
    failedRounds = nobody || allFailed ? failedRounds + 1 : 0;
    long own = failedRounds == 0 ? 0 : PAUSES.after(failedRounds, random).toMillis();
    pausedUntil = clock.millis() + Math.max(own, asked);
  }
}
