package dev.loupe.station.alertbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.station.alert.AlertKind;
import dev.loupe.station.alert.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * What the line is told of an alert, once when it begins and once when it ends.
 *
 * @param alert its id, the same in both
 * @param change "raised" or "cleared"
 * @param at when
 * @param rule that raised it
 * @param kind what it is about
 * @param severity how soon somebody should come
 * @param station where
 * @param message what happened
 * @param inspection at which it happened, where it was one
 * @param detail camera, and what tells it from other events of the rule
 */
record AlertNotice(
    String alert,
    String change,
    Instant at,
    String rule,
    AlertKind kind,
    Severity severity,
    String station,
    String message,
    Optional<String> inspection,
    JsonNode detail) {}
