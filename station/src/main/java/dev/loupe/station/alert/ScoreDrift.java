package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The scores of good parts drift: up, and false calls will follow; down, and defects will escape. A
 * lamp ages, a lens gathers dust, a supplier changes.
 *
 * <p>The first {@code reference} good parts that a model judges in a lane become its reference.
 * Each good part after them is ranked among it, and the rank turned into a normal score,
 *
 * <pre>{@code
 * z = Phi^-1((below + ties / 2 + 1/2) / (reference + 1))
 * }</pre>
 *
 * and two cumulated sums watch these: {@code S+ = max(0, S+ + z - slack)} for a drift up, {@code
 * S-} likewise for a drift down. The event begins when a sum reaches {@code limit} and ends when
 * both are at or below half of it; sums are kept at or below 1.25 limits, so that an end comes in
 * time.
 *
 * <p>Good is every part that is not NG: REVIEW parts belong to it, or the tail that a drift lifts
 * would be cut off. Ranks do not ask how scores are distributed, so the false-alarm rate is the
 * same for every detector: with the defaults and exchangeable good parts, the chance of any false
 * alarm within 10,000 parts after the reference is 1 %, the luck of the reference included
 * (simulated; {@code ScoreDriftTest} repeats it). A drift by one standard deviation of the scores
 * is found after about 28 parts, by two after about 10. Parts that depend on each other (a batch, a
 * shift) are not exchangeable: raise {@code limit} there, or read the alert as what it then is.
 *
 * <p>A model, or a model with another lane, starts with a reference of its own. An event whose
 * model has not judged for a day ends.
 *
 * <p>Source: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), for the sums;
 * normal scores of ranks as B. L. van der Waerden (1952). The reference is the line's own run-in,
 * since an artifact carries thresholds and not the held-out scores themselves.
 *
 * @param enabled whether the plant wants it
 * @param reference good parts that the others are compared with, in 50..1000
 * @param slack drift per part that is borne, in standard deviations, in (0, 2]
 * @param limit cumulated drift that raises, in standard deviations, in [2, 1000]
 */
public record ScoreDrift(boolean enabled, int reference, double slack, double limit)
    implements AlertRule<ScoreDrift.State> {

  /** One false alarm in a hundred runs of 10,000 good parts. */
  public static final ScoreDrift DEFAULT = new ScoreDrift(true, 300, 0.5, 14);

  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final double CAP = 1.25;
  private static final double END = 0.5;

  /** Checks the ranges. */
  public ScoreDrift {
    require(
        reference >= 50 && reference <= 1000,
        "alerts.score_drift.reference must lie in 50..1000, not " + reference);
    require(slack > 0 && slack <= 2, "alerts.score_drift.slack must lie in (0, 2], not " + slack);
    require(
        limit >= 2 && limit <= 1000,
        "alerts.score_drift.limit must lie in [2, 1000], not " + limit);
  }

  /**
   * The reference and the sums.
   *
   * @param reference scores of the first good parts
   * @param up cumulated drift upwards
   * @param down cumulated drift downwards
   * @param raised whether the event lasts
   * @param last time of the last part
   */
  public record State(
      List<Float> reference, double up, double down, boolean raised, Optional<Instant> last) {

    /** Copies the list. */
    public State {
      reference = List.copyOf(reference);
    }

    private State with(double nextUp, double nextDown, boolean nextRaised, Instant at) {
      return new State(reference, nextUp, nextDown, nextRaised, Optional.of(at));
    }
  }

  @Override
  public String id() {
    return "score_drift";
  }

  @Override
  public String aspect(SeenPart part) {
    return part.model();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.DRIFT;
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
    return new State(List.of(), 0, 0, false, Optional.empty());
  }

  @Override
  public Step<State> observe(State state, SeenPart part) {
    if (part.isNg() || part.score().isEmpty()) {
      return Step.quiet(state);
    }
    float score = (float) part.score().getAsDouble();
    if (state.reference.size() >= reference) {
      return compared(state, normalScore(state.reference, score), part);
    }
    State next = learned(state, score, part.at());
    return state.raised ? Step.loud(next, Change.cleared("", relearned(part))) : Step.quiet(next);
  }

  private static State learned(State state, float score, Instant at) {
    List<Float> scores = new ArrayList<>(state.reference);
    scores.add(score);
    return new State(scores, 0, 0, false, Optional.of(at));
  }

  private Step<State> compared(State state, double z, SeenPart part) {
    double up = Math.min(CAP * limit, Math.max(0, state.up + z - slack));
    double down = Math.min(CAP * limit, Math.max(0, state.down - z - slack));
    double most = Math.max(up, down);
    if (!state.raised && most >= limit) {
      return Step.loud(
          state.with(up, down, true, part.at()), Change.raised("", raised(up > down, part)));
    }
    if (state.raised && most <= END * limit) {
      return Step.loud(state.with(up, down, false, part.at()), Change.cleared("", cleared(part)));
    }
    return Step.quiet(state.with(up, down, state.raised, part.at()));
  }

  /** The normal score of a rank among the reference; ties count half. */
  static double normalScore(List<Float> reference, float score) {
    double below = 0;
    for (float other : reference) {
      below += other < score ? 1 : other == score ? 0.5 : 0;
    }
    return NormalQuantile.of((below + 0.5) / (reference.size() + 1));
  }

  @Override
  public Step<State> tick(State state, Lane lane, Instant now, Instant watchedSince) {
    boolean forgotten =
        state.last.filter(last -> Duration.between(last, now).compareTo(FORGOTTEN) > 0).isPresent();
    if (!state.raised || !forgotten) {
      return Step.quiet(state);
    }
    State next = new State(state.reference, 0, 0, false, state.last);
    return Step.loud(
        next,
        Change.cleared("", "The model has judged no part at " + lane.inWords() + " for a day."));
  }

  private String raised(boolean up, SeenPart part) {
    return String.format(
        Locale.ROOT,
        "The scores of good parts at %s drift %s, compared with the first %d that this model judged: %s"
            + " Look at light, lens and material before trusting verdicts; train anew if the change"
            + " is here to stay.",
        part.lane().inWords(),
        up ? "up" : "down",
        reference,
        up ? "more good parts will be called NG." : "defects may escape.");
  }

  private static String relearned(SeenPart part) {
    return "The reference of good parts at " + part.lane().inWords() + " is learned anew.";
  }

  private static String cleared(SeenPart part) {
    return "The scores of good parts at " + part.lane().inWords() + " are back where they were.";
  }
}
