package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

import dev.loupe.verdict.Verdict;

/**
 * One part is NG. Parts that follow it while the event lasts belong to it; it ends after {@code
 * clearAfter} OK parts in a row. Off by default: on a line with a share of bad parts it is noise.
 *
 * <p>REVIEW and INVALID neither prolong nor end the event: the row of OK parts starts anew.
 *
 * @param enabled whether the plant wants it
 * @param clearAfter OK parts in a row that end the event, at least 1
 */
public record SingleNg(boolean enabled, int clearAfter) implements AlertRule<SingleNg.State> {

  /** Off; five good parts end the event. */
  public static final SingleNg DEFAULT = new SingleNg(false, 5);

  /** Checks the count. */
  public SingleNg {
    require(clearAfter >= 1, "alerts.single_ng.clear_after must be at least 1, not " + clearAfter);
  }

  /**
   * Whether the event lasts.
   *
   * @param raised whether it does
   * @param good OK parts in a row since
   * @param ng NG parts in the event
   */
  public record State(boolean raised, int good, int ng) {}

  @Override
  public String id() {
    return "single_ng";
  }

  @Override
  public AlertKind kind() {
    return AlertKind.SINGLE_NG;
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
    return new State(false, 0, 0);
  }

  @Override
  public Step<State> observe(State state, SeenPart part) {
    if (part.isNg()) {
      return ng(state, part);
    }
    if (!state.raised) {
      return Step.quiet(state);
    }
    int good = part.verdict() == Verdict.OK ? state.good + 1 : 0;
    return good < clearAfter
        ? Step.quiet(new State(true, good, state.ng))
        : Step.loud(initial(), Change.cleared("", cleared(state, part)));
  }

  private static Step<State> ng(State state, SeenPart part) {
    State next = new State(true, 0, state.ng + 1);
    String message = "NG at " + part.lane().inWords() + ": " + part.inWords() + ".";
    return Step.loud(next, state.raised ? Change.continued("") : Change.raised("", message));
  }

  private String cleared(State state, SeenPart part) {
    return clearAfter
        + " good parts in a row at "
        + part.lane().inWords()
        + " after "
        + state.ng
        + " NG.";
  }
}
