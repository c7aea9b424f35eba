package dev.loupe.station.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a schedule.
 *
 * @param id a ULID
 * @param schedule its name
 * @param state whether it ended, and how
 * @param due when it should have begun
 * @param started when it began
 * @param finished when it ended
 * @param tally what was decided
 * @param message what there is to say, such as why it failed
 * @param report whether there is a report
 */
public record ScheduledRun(
    String id,
    String schedule,
    State state,
    Instant due,
    Instant started,
    Optional<Instant> finished,
    Tally tally,
    String message,
    boolean report) {

  /** Whether a run ended, and how. */
  public enum State {
    /** It is under way. */
    RUNNING,
    /** All pictures were dealt with. */
    DONE,
    /** It could not go on. */
    FAILED,
    /** The station was stopped or killed. */
    INTERRUPTED
  }

  /**
   * What was decided.
   *
   * @param pictures dealt with
   * @param ok verdicts
   * @param ng verdicts
   * @param review verdicts
   * @param invalid verdicts
   * @param failed pictures that led to no inspection
   */
  public record Tally(int pictures, int ok, int ng, int review, int invalid, int failed) {

    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally with(dev.loupe.verdict.Verdict verdict) {
      return switch (verdict) {
        case OK -> new Tally(pictures + 1, ok + 1, ng, review, invalid, failed);
        case NG -> new Tally(pictures + 1, ok, ng + 1, review, invalid, failed);
        case REVIEW -> new Tally(pictures + 1, ok, ng, review + 1, invalid, failed);
        case INVALID -> new Tally(pictures + 1, ok, ng, review, invalid + 1, failed);
      };
    }

    Tally withFailure() {
      return new Tally(pictures + 1, ok, ng, review, invalid, failed + 1);
    }
  }
}
