package dev.loupe.station.alert;

import java.time.Instant;

/**
 * A rule that watches one lane: a pure state machine, and at the same time its own settings.
 *
 * <pre>{@code
 * NgRate rule = NgRate.DEFAULT;
 * NgRate.State state = rule.initial();
 * for (SeenPart part : parts) {
 *   Step<NgRate.State> step = rule.observe(state, part);
 *   step.changes().forEach(this::announce);
 *   state = step.state();
 * }
 * }</pre>
 *
 * <p>A rule says RAISED once when its event begins and CLEARED once when it ends (CONTINUED,
 * between them, makes no message), and the line at which an event ends lies apart from the line at
 * which it begins, so a stream that hovers about either makes no chatter. The same state and part
 * always give the same step; rules hold nothing and may be shared by threads.
 *
 * @param <S> the rule's state: a record that JSON carries
 */
public sealed interface AlertRule<S extends Record>
    permits SingleNg, NgRate, SamePosition, ScoreDrift, SilentStation {

  /** A short name that never changes, such as "ng_rate"; topics and the database hold it. */
  String id();

  /** What its alerts are about. */
  AlertKind kind();

  /** How soon somebody should come. */
  Severity severity();

  /** Whether the plant wants it. */
  boolean enabled();

  /**
   * What tells one state from another beside the lane, such as the model whose scores are watched;
   * "" for most rules.
   */
  default String aspect(SeenPart part) {
    return "";
  }

  /** The type of its state, for whoever stores it. */
  Class<S> stateType();

  /** The state before the first part. */
  S initial();

  /** A part was inspected. */
  Step<S> observe(S state, SeenPart part);

  /**
   * Time passed without a part.
   *
   * @param lane that is watched
   * @param now at least the time of the last part
   * @param watchedSince since when somebody watches without a gap: the start of the server
   */
  default Step<S> tick(S state, Lane lane, Instant now, Instant watchedSince) {
    return Step.quiet(state);
  }
}
