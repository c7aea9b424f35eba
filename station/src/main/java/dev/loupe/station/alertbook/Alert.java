package dev.loupe.station.alertbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.alert.AlertKind;
import dev.loupe.station.alert.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * One event that somebody should know of, from the part that raised it to the one that ended it.
 *
 * @param id a ULID
 * @param rule that raised it
 * @param kind what it is about
 * @param station where
 * @param severity how soon somebody should come
 * @param state whether it lasts, and was seen
 * @param message what happened
 * @param detail camera, and what tells it from other events of the rule
 * @param inspection that raised it, where one did
 * @param occurrences how often it showed
 * @param raised when it began
 * @param last when it last showed
 * @param acknowledged when somebody had seen it
 * @param acknowledgedBy who
 * @param comment of whoever acknowledged it
 * @param closed when it ended
 */
public record Alert(
    String id,
    String rule,
    AlertKind kind,
    String station,
    Severity severity,
    State state,
    String message,
    JsonNode detail,
    Optional<String> inspection,
    int occurrences,
    Instant raised,
    Instant last,
    Optional<Instant> acknowledged,
    Optional<String> acknowledgedBy,
    Optional<String> comment,
    Optional<Instant> closed) {

  /** Whether the event lasts, and was seen. */
  public enum State {
    /** It lasts, and nobody has said that they saw it. */
    OPEN,
    /** It lasts, and somebody has seen it. */
    ACKNOWLEDGED,
    /** It is over. */
    CLOSED
  }
}
