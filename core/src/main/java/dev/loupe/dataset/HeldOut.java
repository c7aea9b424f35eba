package dev.loupe.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The good training pictures in two parts: one to fit the detector to, one held out to set its
 * threshold on pictures it has not seen. A part (group) lies wholly in one of them.
 *
 * <pre>{@code
 * HeldOut parts = HeldOut.split(dataset.train(), 0.2, seed);
 * }</pre>
 *
 * @param fit to fit to, in the order given
 * @param heldOut to set the threshold on, in the order given
 * @param description one sentence for reports
 */
public record HeldOut(List<Sample> fit, List<Sample> heldOut, String description) {

  /** Copies the lists. */
  public HeldOut {
    fit = List.copyOf(fit);
    heldOut = List.copyOf(heldOut);
  }

  /**
   * Holds out whole groups, drawn from the seed, up to the share of the pictures and at least one
   * group.
   *
   * @param train good pictures of at least two groups
   * @param share of the pictures to hold out, in (0, 1)
   * @throws DatasetException when all pictures show one part, or there is but one
   */
  public static HeldOut split(List<Sample> train, double share, long seed) {
    requireShare(share);
    Map<String, Long> sizes = GroupSplit.sizes(train);
    requireTwoGroups(sizes, train.size());
    Set<String> out =
        GroupSplit.deal(
            new Shuffle(seed).order(sizes.keySet()), sizes, wanted(share, train.size()));
    return of(train, out, seed);
  }

  private static long wanted(double share, int pictures) {
    return Math.min(Math.round(share * pictures), pictures - 1);
  }

  private static HeldOut of(List<Sample> train, Set<String> out, long seed) {
    List<Sample> fit = train.stream().filter(sample -> !out.contains(sample.group())).toList();
    List<Sample> heldOut = train.stream().filter(sample -> out.contains(sample.group())).toList();
    return new HeldOut(
        fit,
        heldOut,
        "%d pictures to fit, %d held out for the threshold (%d whole parts, seed %d)"
            .formatted(fit.size(), heldOut.size(), out.size(), seed));
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The share to hold out must lie between 0 and 1 (exclusive), not " + share);
    }
  }

  private static void requireTwoGroups(Map<String, Long> sizes, int pictures) {
    if (sizes.size() < 2) {
      throw new DatasetException(
          "Setting a threshold needs training pictures of at least two parts, but the %d pictures show %d. Add pictures of other good parts."
              .formatted(pictures, sizes.size()));
    }
  }
}
