package dev.loupe.station.access;

import dev.loupe.station.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Slows down those who guess passwords: so many attempts a minute for each name and each address,
 * and two comparisons at a time, since each takes a third of a second of a processor.
 *
 * <p>Threads: may be shared.
 */
public final class LoginLimit {

  private static final int REMEMBERED = 10_000;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 10;

  private final int perMinute;
  private final Semaphore comparing = new Semaphore(AT_ONCE, true);
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** With so many attempts a minute. */
  public LoginLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Counts an attempt.
   *
   * @throws Refusal when there were too many
   */
  public void attempt(String name, String address) {
    take("name " + name);
    take("address " + address);
  }

  private synchronized void take(String key) {
    ConsumptionProbe probe =
        buckets.computeIfAbsent(key, k -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new Refusal(
          Refusal.Kind.TOO_MANY_ATTEMPTS,
          "Too many attempts to log in. Wait " + seconds + " seconds.",
          (int) seconds);
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  /** Compares a password when few others do. */
  public <T> T compare(Supplier<T> comparison) {
    try {
      if (!comparing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Refusal(Refusal.Kind.TOO_MANY_ATTEMPTS, "Too many log in at once. Try again.", 5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Refusal.Kind.STOPPING, "The station is shutting down.", e);
    }
    try {
      return comparison.get();
    } finally {
      comparing.release();
    }
  }
}
