package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

/**
 * At least {@code count} of the last {@code parts} judged parts are NG. The event ends when at most
 * {@code clear} of them are, and the window is full again.
 *
 * <p>How often it rings in vain: with a share p of NG parts that is normal for the line, k or more
 * of n are NG with probability {@code P(Binomial(n, p) >= k)}. With the defaults and p = 1 %:
 * 4.3e-5 a window; with p = 5 %: 1.6 %. Raise {@code count} on a line where 5 % is normal.
 *
 * @param enabled whether the plant wants it
 * @param count k: NG parts that raise, in 1..parts
 * @param parts n: judged parts that are looked at, in 1..1000
 * @param clear NG parts that may be left when it ends, in [0, count)
 */
public record NgRate(boolean enabled, int count, int parts, int clear)
    implements AlertRule<NgRate.State> {

  /** Four of the last twenty; ends at one of twenty. */
  public static final NgRate DEFAULT = new NgRate(true, 4, 20, 1);

  private static final int MOST_PARTS = 1000;

  /** Checks the order of the counts. */
  public NgRate {
    require(
        parts >= 1 && parts <= MOST_PARTS,
        "alerts.ng_rate.parts must lie in 1.." + MOST_PARTS + ", not " + parts);
    require(
        count >= 1 && count <= parts,
        "alerts.ng_rate.count must lie in 1..parts (" + parts + "), not " + count);
    require(
        clear >= 0 && clear < count,
        "alerts.ng_rate.clear must lie in 0..count - 1 (" + (count - 1) + "), not " + clear);
  }

  /**
   * The last parts.
   *
   * @param raised whether the event lasts
   * @param recent a character a judged part, the oldest first: 'x' NG, '.' not
   */
  public record State(boolean raised, String recent) {}

  @Override
  public String id() {
    return "ng_rate";
  }

  @Override
  public AlertKind kind() {
    return AlertKind.K_IN_N;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State initial() {
    return new State(false, "");
  }

  @Override
  public Step<State> observe(State state, SeenPart part) {
    if (!part.isJudged()) {
      return Step.quiet(state);
    }
    String recent = latest(state.recent + (part.isNg() ? 'x' : '.'));
    int ng = (int) recent.chars().filter(one -> one == 'x').count();
    if (!state.raised && ng >= count) {
      return Step.loud(new State(true, recent), Change.raised("", raised(ng, recent, part)));
    }
    if (state.raised && ng <= clear && recent.length() == parts) {
      return Step.loud(new State(false, recent), Change.cleared("", cleared(ng, part)));
    }
    State next = new State(state.raised, recent);
    return state.raised && part.isNg() ? Step.loud(next, Change.continued("")) : Step.quiet(next);
  }

  private String latest(String all) {
    return all.substring(Math.max(0, all.length() - parts));
  }

  private static String raised(int ng, String recent, SeenPart part) {
    return ng + " NG in the last " + recent.length() + " parts at " + part.lane().inWords() + ".";
  }

  private String cleared(int ng, SeenPart part) {
    return "Only "
        + ng
        + " NG left in the last "
        + parts
        + " parts at "
        + part.lane().inWords()
        + ".";
  }
}
