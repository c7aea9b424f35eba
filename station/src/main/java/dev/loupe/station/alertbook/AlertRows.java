package dev.loupe.station.alertbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.station.alert.AlertKind;
import dev.loupe.station.alert.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes the table of alerts; every call within somebody's transaction. */
final class AlertRows {

  private final Handle handle;

  AlertRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds an alert.
   *
   * @param place what tells it from others of its rule
   */
  void add(Alert alert, Place place) {
    handle
        .createUpdate(
            """
            INSERT INTO alerts (id, rule, kind, station, severity, state, message, detail,
              inspection, occurrences, raised_ms, last_ms, camera, aspect, subject)
            VALUES (:id, :rule, :kind, :station, :severity, :state, :message, :detail,
              :inspection, :occurrences, :raised, :last, :camera, :aspect, :subject)""")
        .bind("id", alert.id())
        .bind("rule", alert.rule())
        .bind("kind", alert.kind().name())
        .bind("station", alert.station())
        .bind("severity", alert.severity().name())
        .bind("state", alert.state().name())
        .bind("message", alert.message())
        .bind("detail", alert.detail().toString())
        .bind("inspection", alert.inspection())
        .bind("occurrences", alert.occurrences())
        .bind("raised", alert.raised().toEpochMilli())
        .bind("last", alert.last().toEpochMilli())
        .bind("camera", place.camera())
        .bind("aspect", place.aspect())
        .bind("subject", place.subject())
        .execute();
  }

  /**
   * What tells an alert from others of its rule.
   *
   * @param rule that raised it
   * @param station where
   * @param camera of the lane
   * @param aspect of the rule's state, such as a model
   * @param subject of the event, such as a place
   */
  record Place(String rule, String station, String camera, String aspect, String subject) {}

  /** The alert of an event that lasts. */
  Optional<Alert> lasting(Place place) {
    return handle
        .createQuery(
            """
            SELECT * FROM alerts WHERE rule = :rule AND station = :station AND camera = :camera
              AND aspect = :aspect AND subject = :subject AND state <> 'CLOSED'
            ORDER BY id DESC LIMIT 1""")
        .bind("rule", place.rule())
        .bind("station", place.station())
        .bind("camera", place.camera())
        .bind("aspect", place.aspect())
        .bind("subject", place.subject())
        .map(AlertRows::alert)
        .findOne();
  }

  /** All that last. */
  List<Alert> lasting() {
    return handle
        .createQuery("SELECT * FROM alerts WHERE state <> 'CLOSED' ORDER BY id")
        .map(AlertRows::alert)
        .list();
  }

  void showedAgain(String id, long now) {
    handle.execute(
        "UPDATE alerts SET occurrences = occurrences + 1, last_ms = ? WHERE id = ?", now, id);
  }

  void close(String id, long now) {
    handle.execute("UPDATE alerts SET state = 'CLOSED', closed_ms = ? WHERE id = ?", now, id);
  }

  void acknowledge(String id, String who, Optional<String> comment, long now) {
    handle
        .createUpdate(
            """
            UPDATE alerts SET state = 'ACKNOWLEDGED', acknowledged_ms = :now,
              acknowledged_by = :who, comment = :comment WHERE id = :id""")
        .bind("now", now)
        .bind("who", who)
        .bind("comment", comment)
        .bind("id", id)
        .execute();
  }

  Optional<Alert> find(String id) {
    return handle
        .createQuery("SELECT * FROM alerts WHERE id = :id")
        .bind("id", id)
        .map(AlertRows::alert)
        .findOne();
  }

  /**
   * Alerts, the newest first.
   *
   * @param before an id, for the following page
   */
  List<Alert> list(
      Optional<Alert.State> state, Optional<String> station, Optional<String> before, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM alerts WHERE (:state = '' OR state = :state)
              AND (:station = '' OR station = :station) AND (:before = '' OR id < :before)
            ORDER BY id DESC LIMIT :most""")
        .bind("state", state.map(Enum::name).orElse(""))
        .bind("station", station.orElse(""))
        .bind("before", before.orElse(""))
        .bind("most", most)
        .map(AlertRows::alert)
        .list();
  }

  private static Alert alert(ResultSet row, StatementContext context) throws SQLException {
    return new Alert(
        row.getString("id"),
        row.getString("rule"),
        AlertKind.valueOf(row.getString("kind")),
        row.getString("station"),
        Severity.valueOf(row.getString("severity")),
        Alert.State.valueOf(row.getString("state")),
        row.getString("message"),
        json(row.getString("detail")),
        Optional.ofNullable(row.getString("inspection")),
        row.getInt("occurrences"),
        Instant.ofEpochMilli(row.getLong("raised_ms")),
        Instant.ofEpochMilli(row.getLong("last_ms")),
        time(row, "acknowledged_ms"),
        Optional.ofNullable(row.getString("acknowledged_by")),
        Optional.ofNullable(row.getString("comment")),
        time(row, "closed_ms"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Json.mapper().createObjectNode();
    }
  }
}
