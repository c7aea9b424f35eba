package dev.loupe.station.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Something that happened and that the page wants to show at once.
 *
 * @param type as in the interface's description: inspection, shadow, review, activation, station,
 *     model, job, job_progress, alert
 * @param station which station it is about, where it is about one only
 * @param data what the interface's description says
 */
public record StationEvent(String type, Optional<String> station, JsonNode data) {}
