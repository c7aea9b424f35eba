package dev.loupe.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The record of one inspection: everything a plant needs to know, years later, about one decision.
 *
 * <p>{@code Json.mapper().writeValueAsString(inspection)} gives its JSON, keys in {@code
 * snake_case}, times in ISO 8601 UTC, what is not known as {@code null}; CSV is a projection of it
 * ({@link CsvInspections}).
 *
 * <p>The verdict follows from the image score alone: NG at or above {@code imageThreshold}, REVIEW
 * in {@code [reviewThreshold, imageThreshold)}, else OK. Regions say where, never whether. An
 * INVALID inspection has no scores and no regions and says nothing about the part.
 *
 * @param inspectionId a ULID; sorts by time
 * @param origin where the picture comes from and which part it shows
 * @param model which detector judged
 * @param softwareVersion of Loupe
 * @param times acquired, received, decided
 * @param image which picture
 * @param verdict OK, NG, REVIEW or INVALID
 * @param reason for the verdict, in words
 * @param rawScore of the detector, in its own units; higher is more anomalous
 * @param calibratedScore from 0 to 1, rising with the raw score, 0.5 at the image threshold
 * @param imageThreshold raw scores at or above it are NG
 * @param reviewThreshold raw scores at or above it, but below the image threshold, are REVIEW
 * @param regions places that stand out, most anomalous first, in original pixels
 * @param map where the heat map was put, if it was kept
 * @param timings of the stages
 * @param inspectedShare of the picture's area that the detector saw, in [0, 1]; 0 when INVALID
 * @param operator what a person said afterwards
 */
public record Inspection(
    String inspectionId,
    Origin origin,
    ModelReference model,
    String softwareVersion,
    Times times,
    ImageReference image,
    Verdict verdict,
    String reason,
    OptionalDouble rawScore,
    OptionalDouble calibratedScore,
    double imageThreshold,
    double reviewThreshold,
    List<Region> regions,
    Optional<String> map,
    Timings timings,
    double inspectedShare,
    Optional<OperatorDecision> operator) {

  /** Copies the list. */
  public Inspection {
    regions = List.copyOf(regions);
    if ((verdict == Verdict.INVALID) == rawScore.isPresent()) {
      throw new IllegalArgumentException(
          "A score belongs to every verdict but INVALID: " + verdict + ", score " + rawScore);
    }
  }

  /** The same inspection with what a person said about it. */
  public Inspection withOperator(OperatorDecision decision) {
    return new Inspection(
        inspectionId,
        origin,
        model,
        softwareVersion,
        times,
        image,
        verdict,
        reason,
        rawScore,
        calibratedScore,
        imageThreshold,
        reviewThreshold,
        regions,
        map,
        timings,
        inspectedShare,
        Optional.of(decision));
  }

  /** The same inspection with the place where its heat map was put. */
  public Inspection withMap(String reference) {
    return new Inspection(
        inspectionId,
        origin,
        model,
        softwareVersion,
        times,
        image,
        verdict,
        reason,
        rawScore,
        calibratedScore,
        imageThreshold,
        reviewThreshold,
        regions,
        Optional.of(reference),
        timings,
        inspectedShare,
        operator);
  }
}
