package dev.loupe.station.model;

import dev.loupe.detector.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A registered detector.
 *
 * @param id NAME-VERSION
 * @param name what the plant calls it
 * @param version counted from 1 for each name
 * @param sha256 of its file
 * @param bytes of its file
 * @param manifest what it says about itself
 * @param note in free words
 * @param job the training job it came from
 * @param created when it was registered
 * @param createdBy who did
 * @param retired since when it may not be put in force
 */
public record Model(
    String id,
    String name,
    int version,
    String sha256,
    long bytes,
    Manifest manifest,
    String note,
    Optional<String> job,
    Instant created,
    String createdBy,
    Optional<Instant> retired) {}
