package dev.loupe.station.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.Sha256;
import dev.loupe.station.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Who changed what, as a chain: each entry holds the SHA-256 of the one before it, so that an entry
 * that is changed, removed or slipped in later is found by {@link AuditCheck}.
 *
 * <pre>{@code
 * database.write(tx -> {
 *   ...
 *   audit.record(tx, caller.name(), "thresholds", "main/default", detail);
 * });
 * }</pre>
 *
 * <p>The hash covers the JSON array of number, milliseconds, who, action, subject, detail and the
 * hash before. Whoever can write the database can also write a new chain: note the head from time
 * to time elsewhere, and compare.
 *
 * <p>Threads: may be shared; entries of one database queue for the head's row.
 */
public final class AuditTrail {

  /** The hash before the first entry. */
  static final String BEGINNING = "0".repeat(64);

  private final Clock clock;

  /** A trail whose entries bear the clock's time. */
  public AuditTrail(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds an entry; it stands when the transaction stands.
   *
   * @param who did it
   * @param action in a word, such as "activate"
   * @param subject what was changed, such as "main/default"
   * @param detail the values
   */
  public void record(
      Transaction transaction, String who, String action, String subject, JsonNode detail) {
    Handle handle = transaction.handle();
    handle.execute("UPDATE audit_head SET seq = seq + 1 WHERE id = 1");
    Head head =
        handle
            .createQuery("SELECT seq, hash FROM audit_head WHERE id = 1")
            .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
            .one();
    Entry entry =
        new Entry(head.seq(), clock.millis(), who, action, subject, text(detail), head.hash());
    handle.execute(
        "INSERT INTO audit (seq, at_ms, who, action, subject, detail, previous_hash, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.seq(),
        entry.atMillis(),
        who,
        action,
        subject,
        entry.detail(),
        entry.previous(),
        entry.hash());
    handle.execute("UPDATE audit_head SET hash = ? WHERE id = 1", entry.hash());
  }

  private static String text(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  private record Head(long seq, String hash) {}

  /** One entry, as it is hashed. */
  record Entry(
      long seq,
      long atMillis,
      String who,
      String action,
      String subject,
      String detail,
      String previous) {

    String hash() {
      Object[] hashed = {seq, atMillis, who, action, subject, detail, previous};
      return Sha256.of(text(hashed).getBytes(StandardCharsets.UTF_8));
    }
  }
}
