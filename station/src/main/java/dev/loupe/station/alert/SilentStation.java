package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lane fell silent: no picture of any kind for {@code quiet}. The event ends after {@code
 * clearAfter} pictures.
 *
 * <p>Only a lane that ran is watched: {@code armAfter} pictures without such a gap between them. A
 * picture that somebody drops on the page starts no watch. Silence is counted from the last picture
 * or from the start of the server, whichever is later: a server that was off does not blame the
 * line. A planned stop is silence too: one message when it begins, one when it ends.
 *
 * @param enabled whether the plant wants it
 * @param quiet how long a lane may say nothing, at least a second
 * @param armAfter pictures without a gap after which a lane counts as running, at least 1
 * @param clearAfter pictures that end the event, at least 1
 */
public record SilentStation(boolean enabled, Duration quiet, int armAfter, int clearAfter)
    implements AlertRule<SilentStation.State> {

  /** A quarter of an hour, for lanes that ran for 50 pictures; three pictures end it. */
  public static final SilentStation DEFAULT =
      new SilentStation(true, Duration.ofMinutes(15), 50, 3);

  /** Checks the ranges. */
  public SilentStation {
    require(
        quiet.compareTo(Duration.ofSeconds(1)) >= 0,
        "alerts.silent_station.quiet must be at least PT1S, not " + quiet);
    require(armAfter >= 1, "alerts.silent_station.arm_after must be at least 1, not " + armAfter);
    require(
        clearAfter >= 1, "alerts.silent_station.clear_after must be at least 1, not " + clearAfter);
  }

  /**
   * When the lane was last heard of.
   *
   * @param last time of the last picture, absent before the first
   * @param raised whether the event lasts
   * @param run pictures since the last gap
   */
  public record State(Optional<Instant> last, boolean raised, int run) {}

  @Override
  public String id() {
    return "silent_station";
  }

  @Override
  public AlertKind kind() {
    return AlertKind.SILENT;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State initial() {
    return new State(Optional.empty(), false, 0);
  }

  @Override
  public Step<State> observe(State state, SeenPart part) {
    Instant last = state.last.filter(before -> before.isAfter(part.at())).orElse(part.at());
    boolean gap =
        state.last.filter(before -> isSilence(Duration.between(before, part.at()))).isPresent();
    int run = gap ? 1 : Math.min(state.run + 1, Math.max(armAfter, clearAfter));
    if (!state.raised || run < clearAfter) {
      return Step.quiet(new State(Optional.of(last), state.raised, run));
    }
    String message = "Pictures arrive again at " + part.lane().inWords() + ".";
    return Step.loud(new State(Optional.of(last), false, run), Change.cleared("", message));
  }

  @Override
  public Step<State> tick(State state, Lane lane, Instant now, Instant watchedSince) {
    if (state.raised || state.run < armAfter || state.last.isEmpty()) {
      return Step.quiet(state);
    }
    Instant last = state.last.get();
    Instant from = last.isAfter(watchedSince) ? last : watchedSince;
    if (!isSilence(Duration.between(from, now))) {
      return Step.quiet(state);
    }
    String message = "No picture from " + lane.inWords() + " since " + last + ".";
    return Step.loud(new State(state.last, true, 0), Change.raised("", message));
  }

  private boolean isSilence(Duration time) {
    return time.compareTo(quiet) >= 0;
  }
}
