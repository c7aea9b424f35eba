package dev.loupe.scratch;

import dev.loupe.dataset.HeldOut;
import dev.loupe.dataset.Sample;
import java.util.List;

/**
 * The pictures a training learns from, and those it keeps back to look at itself: for early
 * stopping and for calibrating its map. (Those that give the thresholds were set apart before and
 * are not among them.)
 *
 * @param learned to learn from
 * @param heldBack to look at; the same as those learned where all show one part
 */
public record HeldBack(List<Sample> learned, List<Sample> heldBack) {

  private static final double SHARE = 0.1;

  /** Copies the lists. */
  public HeldBack {
    learned = List.copyOf(learned);
    heldBack = List.copyOf(heldBack);
  }

  /** Keeps back a tenth, whole parts. */
  public static HeldBack of(List<Sample> good, long seed) {
    if (good.stream().map(Sample::group).distinct().count() < 2) {
      return new HeldBack(good, good);
    }
    HeldOut parts = HeldOut.split(good, SHARE, seed);
    return new HeldBack(parts.fit(), parts.heldOut());
  }
}
