package dev.loupe.station.access;

import dev.loupe.station.access.AuditTrail.Entry;
import java.util.Iterator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether the audit trail is unbroken.
 *
 * @param unbroken whether each entry follows from the one before it, up to the head
 * @param entries how many were looked at
 * @param head the hash of the last one
 * @param finding what was found, as a sentence
 */
public record AuditCheck(boolean unbroken, long entries, String head, String finding) {

  /** Walks the whole chain. */
  public static AuditCheck of(Handle handle) {
    return of(handle, Optional.empty());
  }

  /**
   * Walks the whole chain.
   *
   * @param noted a head that was noted earlier and must still be in the chain
   */
  public static AuditCheck of(Handle handle, Optional<String> noted) {
    try (var rows =
        handle
            .createQuery("SELECT * FROM audit ORDER BY seq")
            .map(
                (row, context) ->
                    new Link(
                        new Entry(
                            row.getLong("seq"),
                            row.getLong("at_ms"),
                            row.getString("who"),
                            row.getString("action"),
                            row.getString("subject"),
                            row.getString("detail"),
                            row.getString("previous_hash")),
                        row.getString("hash")))
            .iterator()) {
      return walk(rows, head(handle), noted);
    }
  }

  private record Link(Entry entry, String hash) {}

  private record Head(long seq, String hash) {}

  private static Head head(Handle handle) {
    return handle
        .createQuery("SELECT seq, hash FROM audit_head WHERE id = 1")
        .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
        .one();
  }

  private static AuditCheck walk(Iterator<Link> links, Head head, Optional<String> noted) {
    String previous = AuditTrail.BEGINNING;
    long seen = 0;
    boolean found = noted.isEmpty() || noted.get().equals(previous);
    while (links.hasNext()) {
      Link link = links.next();
      seen++;
      if (link.entry().seq() != seen || !link.entry().previous().equals(previous)) {
        return broken(seen, previous, "an entry is missing before number " + link.entry().seq());
      }
      if (!link.entry().hash().equals(link.hash())) {
        return broken(seen, previous, "the entry number " + seen + " was changed");
      }
      previous = link.hash();
      found |= noted.filter(previous::equals).isPresent();
    }
    if (head.seq() != seen || !head.hash().equals(previous)) {
      return broken(seen, previous, "entries are missing at the end, after number " + seen);
    }
    if (!found) {
      return broken(seen, previous, "the noted head " + noted.orElse("") + " is not in the chain");
    }
    return new AuditCheck(
        true, seen, previous, "The audit trail is unbroken: " + seen + " entries.");
  }

  private static AuditCheck broken(long seen, String head, String what) {
    return new AuditCheck(false, seen, head, "The audit trail is broken: " + what + ".");
  }
}
