package dev.loupe.station.outbox;

import dev.loupe.station.line.MessageKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A message in the outbox, as persons see it.
 *
 * @param key its idempotency key
 * @param channel the destination
 * @param kind what it tells of
 * @param part whose order it belongs to
 * @param state PENDING, DELIVERED or DEAD
 * @param attempts so far
 * @param created when it was written
 * @param nextAttempt not before then; absent unless PENDING
 * @param lastError of the latest attempt that failed
 */
public record OutboxRow(
    String key,
    String channel,
    MessageKind kind,
    String part,
    State state,
    int attempts,
    Instant created,
    Optional<Instant> nextAttempt,
    Optional<String> lastError) {

  /** What became of a message. */
  public enum State {
    /** It waits, for its turn or for the next attempt. */
    PENDING,
    /** The receiver has it. */
    DELIVERED,
    /** Nobody tries any more, unless a person says so. */
    DEAD
  }
}
