package dev.loupe.station.recalibration;

import dev.loupe.detector.Thresholds;
import dev.loupe.station.inspection.Activation;
import dev.loupe.verdict.ThresholdRule;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Thresholds that are being drawn anew, or were, and wait for somebody to put them in force.
 *
 * @param id a ULID
 * @param basis what was in force when it began: model and area are its own
 * @param folder of good pictures; absent for pictures of the station that persons called OK
 * @param falseCalls the largest share of good parts that may be called NG, in (0, 1)
 * @param state where it is
 * @param pictures that it rests on
 * @param done how many of them were judged, or could not be
 * @param skipped how many could not be judged
 * @param thresholds that came of it, while READY or APPLIED
 * @param message why it failed, or ""
 * @param at when it began
 * @param who began it
 */
public record Recalibration(
    String id,
    Activation basis,
    Optional<String> folder,
    double falseCalls,
    State state,
    int pictures,
    int done,
    int skipped,
    Optional<Thresholds> thresholds,
    String message,
    Instant at,
    String who) {

  /** Where a recalibration is. */
  public enum State {
    /** Pictures are being judged. */
    RUNNING,
    /** The thresholds are known and not in force. */
    READY,
    /** They were put in force. */
    APPLIED,
    /** There are none; the message says why. */
    FAILED
  }

  Recalibration progressed(int nowDone, int nowSkipped) {
    return as(state, nowDone, nowSkipped, thresholds, message);
  }

  Recalibration ready(Thresholds made) {
    return as(State.READY, done, skipped, Optional.of(made), "");
  }

  Recalibration applied() {
    return as(State.APPLIED, done, skipped, thresholds, "");
  }

  Recalibration failed(String why) {
    return as(State.FAILED, done, skipped, Optional.empty(), why);
  }

  /** By which the thresholds are drawn: as a training draws them, for the share that is wanted. */
  ThresholdRule rule() {
    Thresholds old = basis.thresholds();
    return new ThresholdRule(
        falseCalls,
        old.promise().confidence(),
        ThresholdRule.DEFAULT.reviewRate(),
        ThresholdRule.DEFAULT.growRate(),
        old.minimumArea());
  }

  /** The thresholds with all that led to them, as they are put in force. */
  Thresholds onRecord(String whoApplies, String why, Instant now) {
    Thresholds made = thresholds.orElseThrow();
    String line =
        "%s %s: recalibrated%s with %d pictures %s, image threshold %s, review threshold %s, %s; %s."
            .formatted(
                now,
                whoApplies,
                basis.area().coversAll() ? "" : " inside the regions",
                done - skipped,
                folder.map(name -> "of " + name).orElse("that persons called OK"),
                made.image(),
                made.review(),
                why,
                made.promise().inWords());
    return new Thresholds(
        made.image(),
        made.review(),
        made.spread(),
        made.pixelHigh(),
        made.pixelLow(),
        made.minimumArea(),
        made.promise(),
        Stream.concat(basis.thresholds().history().stream(), Stream.of(line)).toList());
  }

  private Recalibration as(
      State now, int nowDone, int nowSkipped, Optional<Thresholds> made, String said) {
    return new Recalibration(
        id, basis, folder, falseCalls, now, pictures, nowDone, nowSkipped, made, said, at, who);
  }
}
