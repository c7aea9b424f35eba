package dev.loupe.station.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A training, waiting, running or over.
 *
 * @param id a ULID
 * @param state how far it is
 * @param request what is to be trained
 * @param message what came of it
 * @param model that came of it
 * @param created when it was asked for
 * @param createdBy by whom
 * @param started when its process began
 * @param finished when it was over
 */
public record Job(
    String id,
    JobState state,
    JobRequest request,
    String message,
    Optional<String> model,
    Instant created,
    String createdBy,
    Optional<Instant> started,
    Optional<Instant> finished) {}
