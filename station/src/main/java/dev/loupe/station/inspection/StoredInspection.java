package dev.loupe.station.inspection;

import dev.loupe.verdict.Inspection;
import java.util.Optional;

/**
 * An inspection as the station keeps it.
 *
 * @param record the record, with the latest review in it
 * @param station where it was judged
 * @param recipe by which
 * @param activation what was in force
 * @param needsReview whether a person should still judge it
 * @param picture the kept picture's file, below the station's folder
 * @param map the kept heat map's file
 */
public record StoredInspection(
    Inspection record,
    String station,
    String recipe,
    Optional<String> activation,
    boolean needsReview,
    Optional<String> picture,
    Optional<String> map) {}
