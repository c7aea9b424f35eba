package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lane fell silent: no picture of any kind for {@code quiet}. The event ends after {@code
 * clearAfter} pictures. Lanes without a station's name (a picture dropped on the page) are not
 * watched.
 *
 * <p>Silence is counted from the last picture or from the start of the server, whichever is later:
 * a server that was off does not blame the line.
 *
 * @param enabled whether the plant wants it
 * @param quiet how long a lane may say nothing, at least a second
 * @param clearAfter pictures that end the event, at least 1
 */
public record SilentStation(boolean enabled, Duration quiet, int clearAfter)
    implements AlertRule<SilentStation.State> {

  /** A quarter of an hour; three pictures end it. */
  public static final SilentStation DEFAULT = new SilentStation(true, Duration.ofMinutes(15), 3);

  /** Checks both. */
  public SilentStation {
    require(
        quiet.compareTo(Duration.ofSeconds(1)) >= 0,
        "alerts.silent_station.quiet must be at least PT1S, not " + quiet);
    require(
        clearAfter >= 1, "alerts.silent_station.clear_after must be at least 1, not " + clearAfter);
  }

  /**
   * When the lane was last heard of.
   *
   * @param last time of the last picture, absent before the first
   * @param raised whether the event lasts
   * @param since pictures since it was raised
   */
  public record State(Optional<Instant> last, boolean raised, int since) {}

  @Override
  public String id() {
    return "silent_station";
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
    if (!state.raised) {
      return Step.quiet(new State(Optional.of(last), false, 0));
    }
    boolean over = state.since + 1 >= clearAfter;
    State next = new State(Optional.of(last), !over, over ? 0 : state.since + 1);
    String message = "Pictures arrive again at " + part.lane().inWords() + ".";
    return over ? Step.loud(next, Change.cleared("", message)) : Step.quiet(next);
  }

  @Override
  public Step<State> tick(State state, Lane lane, Instant now, Instant watchedSince) {
    if (state.raised || state.last.isEmpty() || lane.station().isEmpty()) {
      return Step.quiet(state);
    }
    Instant last = state.last.get();
    Instant from = last.isAfter(watchedSince) ? last : watchedSince;
    if (Duration.between(from, now).compareTo(quiet) < 0) {
      return Step.quiet(state);
    }
    String message = "No picture from " + lane.inWords() + " since " + last + ".";
    return Step.loud(new State(state.last, true, 0), Change.raised("", message));
  }
}
