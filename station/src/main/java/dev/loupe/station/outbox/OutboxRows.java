package dev.loupe.station.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.loupe.Json;
import dev.loupe.station.line.LineMessage;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads and settles the outbox: what is due for a channel, what became of it, and what persons ask.
 * Safe for threads.
 */
public final class OutboxRows {

  /**
   * A message with what was tried before.
   *
   * @param message to be sent
   * @param attempts that the receiver declined so far
   */
  record Due(LineMessage message, int attempts) {}

  /**
   * How a channel stands.
   *
   * @param channel its name
   * @param pending messages that wait
   * @param dead letters
   * @param delivered messages that are still kept
   * @param oldestPending when the oldest that waits was written
   */
  public record Standing(
      String channel, long pending, long dead, long delivered, Optional<Instant> oldestPending) {

    /** A channel without messages. */
    public static Standing empty(String channel) {
      return new Standing(channel, 0, 0, 0, Optional.empty());
    }
  }

  private static final int LONGEST_ERROR = 500;

  private final Database database;

  /** The outbox in a database. */
  public OutboxRows(Database database) {
    this.database = database;
  }

  /**
   * The messages that may be sent now: of each part the first that waits, if its time has come.
   *
   * @param most that are wanted
   */
  List<Due> due(String channel, long now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, topic, part, names, payload, attempts FROM outbox o
                    WHERE channel = :channel AND state = 'PENDING' AND next_attempt_ms <= :now
                      AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.channel = o.channel
                        AND e.part = o.part AND e.state = 'PENDING' AND e.id < o.id)
                    ORDER BY id LIMIT :most""")
                .bind("channel", channel)
                .bind("now", now)
                .bind("most", most)
                .map(OutboxRows::due)
                .list());
  }

  private static Due due(ResultSet row, StatementContext context) throws SQLException {
    LineMessage message =
        new LineMessage(
            row.getString("id"),
            MessageKind.of(row.getString("topic")),
            row.getString("part"),
            names(row.getString("names")),
            row.getString("payload"));
    return new Due(message, row.getInt("attempts"));
  }

  private static Map<String, String> names(String json) {
    try {
      return Json.mapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }

  /** Writes down what became of messages, all of them in one transaction. */
  void settle(List<Settlement> settlements, long now) {
    database.write(tx -> settlements.forEach(one -> settle(tx.handle(), one, now)));
  }

  /**
   * What is to be written about one message.
   *
   * @param key of the message
   * @param state it has now
   * @param attempts so far
   * @param next attempt, milliseconds since 1970
   * @param error why it was not delivered, or "" when it was
   */
  record Settlement(String key, OutboxRow.State state, int attempts, long next, String error) {}

  private static void settle(Handle tx, Settlement one, long now) {
    boolean delivered = one.state == OutboxRow.State.DELIVERED;
    tx.createUpdate(
            """
            UPDATE outbox SET state = :state, attempts = :attempts, next_attempt_ms = :next,
              last_error = COALESCE(:error, last_error), delivered_ms = :delivered
            WHERE id = :id AND state = 'PENDING'""")
        .bind("state", one.state.name())
        .bind("attempts", one.attempts)
        .bind("next", one.next)
        .bind("error", Optional.of(brief(one.error)).filter(error -> !error.isEmpty()))
        .bind("delivered", delivered ? Optional.of(now) : Optional.empty())
        .bind("id", one.key)
        .execute();
  }

  private static String brief(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
  }

  /** Forgets messages that were delivered before a time; at most so many at once. */
  int forgetDelivered(long before, int most) {
    return database.writeFor(
        tx ->
            tx.handle()
                .createUpdate(
                    """
                    DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
                      WHERE state = 'DELIVERED' AND delivered_ms < :before LIMIT :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
  }

  /** How every channel stands that has messages. */
  public List<Standing> standings() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT channel,
                      SUM(CASE WHEN state = 'PENDING' THEN 1 ELSE 0 END) AS pending,
                      SUM(CASE WHEN state = 'DEAD' THEN 1 ELSE 0 END) AS dead,
                      SUM(CASE WHEN state = 'DELIVERED' THEN 1 ELSE 0 END) AS delivered,
                      MIN(CASE WHEN state = 'PENDING' THEN created_ms END) AS oldest
                    FROM outbox GROUP BY channel ORDER BY channel""")
                .map(OutboxRows::standing)
                .list());
  }

  private static Standing standing(ResultSet row, StatementContext context) throws SQLException {
    return new Standing(
        row.getString("channel"),
        row.getLong("pending"),
        row.getLong("dead"),
        row.getLong("delivered"),
        millis(row, "oldest"));
  }

  /**
   * Messages in a state, oldest first.
   *
   * @param after key of the last one already seen, "" for the first page
   */
  public List<OutboxRow> list(OutboxRow.State state, String after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, channel, topic, part, state, attempts, created_ms, next_attempt_ms,
                      last_error
                    FROM outbox WHERE state = :state AND id > :after ORDER BY id LIMIT :most""")
                .bind("state", state.name())
                .bind("after", after)
                .bind("most", most)
                .map(OutboxRows::row)
                .list());
  }

  private static OutboxRow row(ResultSet row, StatementContext context) throws SQLException {
    OutboxRow.State state = OutboxRow.State.valueOf(row.getString("state"));
    return new OutboxRow(
        row.getString("id"),
        row.getString("channel"),
        MessageKind.of(row.getString("topic")),
        row.getString("part"),
        state,
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_ms")),
        state == OutboxRow.State.PENDING ? millis(row, "next_attempt_ms") : Optional.empty(),
        Optional.ofNullable(row.getString("last_error")));
  }

  private static Optional<Instant> millis(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  /**
   * Makes dead letters wait again, with all attempts ahead of them; they may then arrive after
   * later messages of their part.
   *
   * @param tx in which it is written down who wanted it
   * @param key of one, or absent for all
   * @return how many
   */
  public int revive(Transaction tx, Optional<String> key, long now) {
    return tx.handle()
        .createUpdate(
            """
            UPDATE outbox SET state = 'PENDING', attempts = 0, next_attempt_ms = :now
            WHERE state = 'DEAD' AND (:all = 1 OR id = :id)""")
        .bind("now", now)
        .bind("all", key.isEmpty() ? 1 : 0)
        .bind("id", key.orElse(""))
        .execute();
  }
}
