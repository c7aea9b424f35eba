package dev.loupe.station.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.Ulids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Where messages are put, in the transaction that stores what they tell of: either both are there
 * or neither.
 *
 * <pre>{@code
 * database.write(tx -> {
 *   store(tx, inspection);
 *   outbox.add(tx, MessageKind.INSPECTION, serial, Map.of("station", "AOI-1"), json);
 * });
 * }</pre>
 *
 * <p>Each channel that wants the kind gets a row of its own, with a key of its own. Keys are ULIDs
 * that rise from row to row, also over restarts and when the clock is set back, so their order is
 * the order in which messages were written. Safe for threads, as far as the database serialises
 * those who write about the same part.
 */
public final class Outbox {

  private final List<Channel> channels;
  private final Clock clock;
  private final Ulids keys;

  /**
   * An outbox.
   *
   * @param handle to ask for the last key; not kept
   * @param channels whom messages are for
   */
  public Outbox(Handle handle, List<Channel> channels, Clock clock, RandomGenerator random) {
    this.channels = List.copyOf(channels);
    this.clock = clock;
    keys = new Ulids(new RisingClock(clock, lastKeyMillis(handle) + 1), random);
  }

  private static long lastKeyMillis(Handle handle) {
    return handle
        .createQuery("SELECT id FROM outbox ORDER BY id DESC LIMIT 1")
        .mapTo(String.class)
        .findOne()
        .map(Outbox::millis)
        .orElse(-1L);
  }

  /** The time in a ULID: its first ten digits in Crockford's base 32. */
  private static long millis(String ulid) {
    long millis = 0;
    for (int i = 0; i < 10; i++) {
      millis = millis << 5 | "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(ulid.charAt(i));
    }
    return millis;
  }

  /** Whether anybody wants to hear of it; if not, the body need not be made. */
  public boolean wants(MessageKind kind) {
    return channels.stream().anyMatch(channel -> channel.kinds().contains(kind));
  }

  /**
   * Puts a message in, for every channel that wants its kind.
   *
   * @param tx the transaction that stores what it tells of
   * @param part whose messages are delivered in order
   * @param names for topic templates
   * @param body JSON
   */
  public void add(
      Transaction tx, MessageKind kind, String part, Map<String, String> names, String body) {
    long now = clock.millis();
    for (Channel channel : channels) {
      if (channel.kinds().contains(kind)) {
        tx.handle()
            .createUpdate(
                """
                INSERT INTO outbox (id, channel, topic, part, payload, state, attempts,
                  next_attempt_ms, created_ms, names)
                VALUES (:id, :channel, :topic, :part, :payload, 'PENDING', 0, :now, :now, :names)""")
            .bind("id", keys.next())
            .bind("channel", channel.name())
            .bind("topic", kind.word())
            .bind("part", part)
            .bind("payload", body)
            .bind("now", now)
            .bind("names", text(names))
            .execute();
      }
    }
  }

  private static String text(Map<String, String> names) {
    try {
      return Json.mapper().writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }
}
