package dev.loupe.station.alert;

import static dev.loupe.station.alert.Requirement.require;

import dev.loupe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The same place stands out again and again: at least {@code count} of the last {@code parts}
 * judged parts have a region within {@code radius} of it. A blocked stencil opening, a worn nozzle,
 * a scratch on the lens look like this, while chance defects fall all over the board.
 *
 * <p>Only the regions of NG and REVIEW parts count. A part counts once for a place, however many
 * regions it has there. Each place is an event of its own; it ends when at most {@code clear} of
 * the last parts show it, the window being full.
 *
 * <p>How often it rings in vain: with regions on a share q of the parts, r each, that fall anywhere
 * on a square picture, a given place is hit by one part with probability of at most {@code q r pi
 * radius^2}; with the defaults, q = 10 % and r = 1: 0.03 %, and the place of a given region is hit
 * by three of the 29 other parts less than once in ten million.
 *
 * @param enabled whether the plant wants it
 * @param radius of a place, as a share of the picture's longer side, in (0, 0.5]
 * @param count parts that raise, in 2..parts
 * @param parts that are looked at, in 2..200
 * @param clear parts that may still show the place when it ends, in [0, count)
 */
public record SamePosition(boolean enabled, double radius, int count, int parts, int clear)
    implements AlertRule<SamePosition.State> {

  /** Four of thirty within 3 % of the picture's side; ends at one. */
  public static final SamePosition DEFAULT = new SamePosition(true, 0.03, 4, 30, 1);

  private static final int MOST_PARTS = 200;
  private static final int MOST_PLACES = 8;

  /** Checks the ranges. */
  public SamePosition {
    require(
        radius > 0 && radius <= 0.5,
        "alerts.same_position.radius must lie in (0, 0.5], not " + radius);
    require(
        parts >= 2 && parts <= MOST_PARTS,
        "alerts.same_position.parts must lie in 2.." + MOST_PARTS + ", not " + parts);
    require(
        count >= 2 && count <= parts,
        "alerts.same_position.count must lie in 2..parts (" + parts + "), not " + count);
    require(
        clear >= 0 && clear < count,
        "alerts.same_position.clear must lie in 0..count - 1 (" + (count - 1) + "), not " + clear);
  }

  /**
   * The last parts and the places that stand out.
   *
   * @param recent where each of the last parts stood out, the oldest first
   * @param places whose event lasts
   */
  public record State(List<List<Spot>> recent, List<Spot> places) {

    /** Copies the lists. */
    public State {
      recent = List.copyOf(recent);
      places = List.copyOf(places);
    }
  }

  @Override
  public String id() {
    return "same_position";
  }

  @Override
  public AlertKind kind() {
    return AlertKind.SAME_POSITION;
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
    return new State(List.of(), List.of());
  }

  @Override
  public Step<State> observe(State state, SeenPart part) {
    if (!part.isJudged()) {
      return Step.quiet(state);
    }
    List<Spot> now = part.verdict() == Verdict.OK ? List.of() : part.spots();
    List<List<Spot>> recent = latest(state.recent, now);
    List<Change> changes = new ArrayList<>();
    List<Spot> places = new ArrayList<>();
    for (Spot place : state.places) {
      if (recent.size() == parts && hits(recent, place) <= clear) {
        changes.add(Change.cleared(place.inWords(), cleared(place, part)));
      } else {
        places.add(place);
        if (now.stream().anyMatch(spot -> spot.isNear(place, radius))) {
          changes.add(Change.continued(place.inWords()));
        }
      }
    }
    for (Spot spot : now) {
      if (places.size() < MOST_PLACES && isNew(places, spot) && hits(recent, spot) >= count) {
        Spot place = middle(recent, spot);
        places.add(place);
        changes.add(Change.raised(place.inWords(), raised(hits(recent, spot), place, part)));
      }
    }
    return new Step<>(new State(recent, places), changes);
  }

  private List<List<Spot>> latest(List<List<Spot>> before, List<Spot> now) {
    List<List<Spot>> all = new ArrayList<>(before);
    all.add(now);
    return all.subList(Math.max(0, all.size() - parts), all.size());
  }

  private int hits(List<List<Spot>> recent, Spot place) {
    int hits = 0;
    for (List<Spot> spots : recent) {
      hits += spots.stream().anyMatch(spot -> spot.isNear(place, radius)) ? 1 : 0;
    }
    return hits;
  }

  /** A place of which half lies within another is the same. */
  private boolean isNew(List<Spot> places, Spot spot) {
    return places.stream().noneMatch(place -> place.isNear(spot, 2 * radius));
  }

  /** The mean of all spots near one: nearer to the cause than the last spot alone. */
  private Spot middle(List<List<Spot>> recent, Spot around) {
    Spot mean = around;
    int count = 0;
    for (List<Spot> spots : recent) {
      for (Spot spot : spots) {
        if (spot.isNear(around, radius)) {
          count++;
          mean = count == 1 ? spot : mean.towards(spot, 1.0 / count);
        }
      }
    }
    return mean;
  }

  private String raised(int hits, Spot place, SeenPart part) {
    return "The same place stands out on "
        + hits
        + " of the last "
        + parts
        + " parts at "
        + part.lane().inWords()
        + ": "
        + place.inWords()
        + " (shares of the picture's longer side).";
  }

  private static String cleared(Spot place, SeenPart part) {
    return "The place "
        + place.inWords()
        + " no longer stands out at "
        + part.lane().inWords()
        + ".";
  }
}
