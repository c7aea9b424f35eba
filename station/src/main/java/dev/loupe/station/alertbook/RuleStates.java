package dev.loupe.station.alertbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.station.alert.AlertRule;
import dev.loupe.station.alert.Lane;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where rules stand: all of it in the database, and in memory what was asked for lately, so that an
 * inspection reads nothing.
 *
 * <p>Memory holds nothing that was not committed. A state that is written leaves memory at once and
 * comes back when its transaction stands; after a rollback, or a restart, it is read again.
 *
 * <p>Threads: may be shared; those who read and write the state of one lane take turns ({@link
 * LaneTurns}).
 */
final class RuleStates {

  private static final Logger LOG = LoggerFactory.getLogger(RuleStates.class);

  private final Database database;
  private final Map<Key, Record> known;

  /**
   * The states of a database.
   *
   * @param most that memory holds
   */
  RuleStates(Database database, int most) {
    this.database = database;
    known = new Latest(most);
  }

  /**
   * What a state belongs to.
   *
   * @param rule its id
   * @param lane that it watches
   * @param aspect of the lane, such as a model
   */
  record Key(String rule, Lane lane, String aspect) {}

  /**
   * Where a rule stands in a lane.
   *
   * @param lane that it watches
   * @param aspect of the lane, such as a model
   * @param state that it left
   * @param <S> the rule's state
   */
  record Kept<S>(Lane lane, String aspect, S state) {}

  /** Where a rule stands, to go on from there in this transaction. */
  <S extends Record> S read(Transaction tx, AlertRule<S> rule, Key key) {
    Optional<S> remembered = recall(key).map(rule.stateType()::cast);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    settle(tx, key.lane());
    S state = stored(tx.handle(), rule, key).orElseGet(rule::initial);
    tx.afterCommit(() -> remember(key, state));
    return state;
  }

  private Optional<Record> recall(Key key) {
    synchronized (known) {
      return Optional.ofNullable(known.get(key));
    }
  }

  /**
   * Waits for what a former life of the station may have under way: on PostgreSQL the last
   * transaction of a killed process may still be committed by the server.
   */
  private void settle(Transaction tx, Lane lane) {
    if (!database.isSqlite()) {
      tx.handle()
          .createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lane)) AS turn")
          .bind("lane", (long) lane.hashCode())
          .mapTo(Integer.class)
          .one();
    }
  }

  private static <S extends Record> Optional<S> stored(Handle handle, AlertRule<S> rule, Key key) {
    return handle
        .createQuery(
            """
            SELECT state FROM rule_states WHERE rule = :rule AND station = :station
              AND camera = :camera AND aspect = :aspect""")
        .bind("rule", key.rule())
        .bind("station", key.lane().station())
        .bind("camera", key.lane().camera())
        .bind("aspect", key.aspect())
        .mapTo(String.class)
        .findOne()
        .map(json -> state(rule, json));
  }

  /** Where a rule stands everywhere, as the database has it. */
  <S extends Record> List<Kept<S>> all(AlertRule<S> rule) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT station, camera, aspect, state FROM rule_states WHERE rule = :rule")
                .bind("rule", rule.id())
                .map(
                    (row, context) ->
                        new Kept<>(
                            new Lane(row.getString("station"), row.getString("camera")),
                            row.getString("aspect"),
                            state(rule, row.getString("state"))))
                .list());
  }

  /** Writes where a rule stands; remembered once the transaction stands. */
  void write(Transaction tx, Key key, Record state, long now) {
    synchronized (known) {
      known.remove(key);
    }
    upsert(tx.handle(), key, state, now);
    tx.afterCommit(() -> remember(key, state));
  }

  private void remember(Key key, Record state) {
    synchronized (known) {
      known.put(key, state);
    }
  }

  private static void upsert(Handle handle, Key key, Record state, long now) {
    handle.execute(
        """
        INSERT INTO rule_states (rule, station, camera, aspect, state, changed_ms)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (rule, station, camera, aspect)
        DO UPDATE SET state = excluded.state, changed_ms = excluded.changed_ms""",
        key.rule(),
        key.lane().station(),
        key.lane().camera(),
        key.aspect(),
        Rows.json(state),
        now);
  }

  /** Forgets where a rule stands, everywhere. */
  void forget(Transaction tx, String rule) {
    synchronized (known) {
      known.keySet().removeIf(key -> key.rule().equals(rule));
    }
    tx.handle().execute("DELETE FROM rule_states WHERE rule = ?", rule);
  }

  private static <S extends Record> S state(AlertRule<S> rule, String json) {
    try {
      return Json.mapper().readValue(json, rule.stateType());
    } catch (JsonProcessingException e) {
      LOG.warn("The rule {} starts anew: its former state is none of this version", rule.id());
      return rule.initial();
    }
  }

  /** Lets go of what was not asked for the longest. */
  private static final class Latest extends LinkedHashMap<Key, Record> {

    private static final long serialVersionUID = 1;
    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Record> eldest) {
      return size() > most;
    }
  }
}
