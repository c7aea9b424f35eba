package dev.loupe.station.alertbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.station.alert.AlertRule;
import dev.loupe.station.alert.Lane;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where rules stand, in the database; every call within somebody's transaction. */
final class RuleStates {

  private static final Logger LOG = LoggerFactory.getLogger(RuleStates.class);

  private final Handle handle;

  RuleStates(Handle handle) {
    this.handle = handle;
  }

  /**
   * Where a rule stands in a lane.
   *
   * @param lane that it watches
   * @param aspect of the lane, such as a model
   * @param state that it left
   * @param <S> the rule's state
   */
  record Kept<S>(Lane lane, String aspect, S state) {}

  <S extends Record> S read(AlertRule<S> rule, Lane lane, String aspect) {
    return handle
        .createQuery(
            """
            SELECT state FROM rule_states WHERE rule = :rule AND station = :station
              AND camera = :camera AND aspect = :aspect""")
        .bind("rule", rule.id())
        .bind("station", lane.station())
        .bind("camera", lane.camera())
        .bind("aspect", aspect)
        .mapTo(String.class)
        .findOne()
        .map(json -> state(rule, json))
        .orElseGet(rule::initial);
  }

  <S extends Record> List<Kept<S>> all(AlertRule<S> rule) {
    return handle
        .createQuery("SELECT station, camera, aspect, state FROM rule_states WHERE rule = :rule")
        .bind("rule", rule.id())
        .map(
            (row, context) ->
                new Kept<>(
                    new Lane(row.getString("station"), row.getString("camera")),
                    row.getString("aspect"),
                    state(rule, row.getString("state"))))
        .list();
  }

  void write(AlertRule<?> rule, Lane lane, String aspect, Record state, long now) {
    handle
        .createUpdate(
            """
            INSERT INTO rule_states (rule, station, camera, aspect, state, changed_ms)
            VALUES (:rule, :station, :camera, :aspect, :state, :now)
            ON CONFLICT (rule, station, camera, aspect)
            DO UPDATE SET state = excluded.state, changed_ms = excluded.changed_ms""")
        .bind("rule", rule.id())
        .bind("station", lane.station())
        .bind("camera", lane.camera())
        .bind("aspect", aspect)
        .bind("state", text(state))
        .bind("now", now)
        .execute();
  }

  /** Forgets where a rule stands, everywhere. */
  void forget(String rule) {
    handle.execute("DELETE FROM rule_states WHERE rule = ?", rule);
  }

  private static <S extends Record> S state(AlertRule<S> rule, String json) {
    try {
      return Json.mapper().readValue(json, rule.stateType());
    } catch (JsonProcessingException e) {
      LOG.warn("The rule {} starts anew: its former state is none of this version", rule.id());
      return rule.initial();
    }
  }

  private static String text(Record state) {
    try {
      return Json.mapper().writeValueAsString(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("States of rules can be written as JSON", e);
    }
  }
}
