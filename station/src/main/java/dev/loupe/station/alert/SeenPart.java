package dev.loupe.station.alert;

import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the rules see of one inspection.
 *
 * @param inspectionId which one
 * @param lane where on the line
 * @param serial of the part, where known
 * @param model SHA-256 of the detector that judged
 * @param at when it was decided
 * @param verdict that was given
 * @param score raw, absent when INVALID
 * @param spots the centres of the regions, the worst first, at most {@value #MOST_SPOTS}
 */
public record SeenPart(
    String inspectionId,
    Lane lane,
    Optional<String> serial,
    String model,
    Instant at,
    Verdict verdict,
    OptionalDouble score,
    List<Spot> spots) {

  /** More regions than this say that the whole picture is off, not where. */
  static final int MOST_SPOTS = 16;

  /** Copies the list. */
  public SeenPart {
    spots = List.copyOf(spots);
  }

  /** The rules' view of an inspection at a station. */
  public static SeenPart of(Inspection inspection, String station) {
    return new SeenPart(
        inspection.inspectionId(),
        new Lane(station, inspection.origin().camera().orElse("")),
        inspection.origin().serial(),
        inspection.model().sha256(),
        inspection.times().decided(),
        inspection.verdict(),
        inspection.rawScore(),
        spots(inspection));
  }

  private static List<Spot> spots(Inspection inspection) {
    int side =
        Math.max(
            inspection.image().width().orElse(1),
            Math.max(inspection.image().height().orElse(1), 1));
    return inspection.regions().stream()
        .limit(MOST_SPOTS)
        .map(Region::boundingBox)
        .map(box -> Spot.of(box, side))
        .toList();
  }

  /** How a message names the part: its serial number, or else the inspection. */
  String inWords() {
    return serial.map(number -> "part " + number).orElse("inspection " + inspectionId);
  }

  boolean isNg() {
    return verdict == Verdict.NG;
  }

  /** Whether the picture said anything about the part. */
  boolean isJudged() {
    return verdict != Verdict.INVALID;
  }
}
