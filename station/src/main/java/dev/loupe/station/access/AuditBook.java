package dev.loupe.station.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.store.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the audit trail. */
public final class AuditBook {

  private AuditBook() {}

  /**
   * One entry.
   *
   * @param seq counted from 1
   * @param at when
   * @param who did it
   * @param action in a word
   * @param subject what was changed
   * @param detail the values
   * @param hash of this entry and, through it, of all before
   */
  public record Entry(
      long seq,
      Instant at,
      String who,
      String action,
      String subject,
      JsonNode detail,
      String hash) {}

  /** The newest before a number. */
  public static List<Entry> page(Handle handle, Optional<Long> before, int most) {
    return handle
        .createQuery("SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?")
        .bind(0, before.orElse(Long.MAX_VALUE))
        .bind(1, most)
        .map(
            (row, context) ->
                new Entry(
                    row.getLong("seq"),
                    Rows.time(row, "at_ms"),
                    row.getString("who"),
                    row.getString("action"),
                    row.getString("subject"),
                    Rows.json(row, "detail", JsonNode.class),
                    row.getString("hash")))
        .list();
  }
}
