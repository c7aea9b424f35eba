package dev.loupe.station.inspection;

import dev.loupe.detector.Thresholds;
import java.time.Instant;
import java.util.Optional;

/**
 * What is in force for a recipe from a moment on: detector, thresholds, area, shadow. Never
 * changed; a change is a new one.
 *
 * @param id a ULID; the largest of a recipe is in force
 * @param station whose recipe it is
 * @param recipe of the station
 * @param kind what was changed
 * @param model that decides
 * @param thresholds by which it decides
 * @param area which part of the picture counts
 * @param shadow the model that runs beside
 * @param at when
 * @param who did it
 * @param reason why
 */
public record Activation(
    String id,
    String station,
    String recipe,
    Kind kind,
    String model,
    Thresholds thresholds,
    InspectedArea area,
    Optional<Shadow> shadow,
    Instant at,
    String who,
    String reason) {

  /** What was changed. */
  public enum Kind {
    /** Another model. */
    MODEL,
    /** Other thresholds. */
    THRESHOLDS,
    /** Another area. */
    REGIONS,
    /** Another shadow, or none. */
    SHADOW,
    /** Back to an earlier activation. */
    ROLLBACK
  }

  /** What the score is. */
  public enum Scoring {
    /** The detector's own, over the whole picture. */
    PICTURE,
    /** The largest value of the map inside the area. */
    REGIONS
  }

  /**
   * A model that runs beside the one that decides.
   *
   * @param model its id
   * @param thresholds by which it would decide
   */
  public record Shadow(String model, Thresholds thresholds) {}

  /** What the score is. */
  public Scoring scoring() {
    return area.coversAll() ? Scoring.PICTURE : Scoring.REGIONS;
  }

  /** Whether a picture gets the same score under both. */
  public boolean scoresAs(Activation other) {
    return model.equals(other.model) && area.equals(other.area);
  }

  /** The same, changed by somebody. */
  public Activation followedBy(String newId, Kind what, Instant when, String by, String why) {
    return new Activation(
        newId, station, recipe, what, model, thresholds, area, shadow, when, by, why);
  }

  /** The same by other thresholds. */
  public Activation with(Thresholds others) {
    return new Activation(id, station, recipe, kind, model, others, area, shadow, at, who, reason);
  }

  /** The same with another shadow, or none. */
  public Activation with(Optional<Shadow> other) {
    return new Activation(
        id, station, recipe, kind, model, thresholds, area, other, at, who, reason);
  }

  /** The same with another model, its thresholds, and an area. */
  public Activation with(String otherModel, Thresholds others, InspectedArea otherArea) {
    return new Activation(
        id, station, recipe, kind, otherModel, others, otherArea, shadow, at, who, reason);
  }
}
