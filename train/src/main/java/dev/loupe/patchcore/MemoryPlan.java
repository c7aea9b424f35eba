package dev.loupe.patchcore;

import dev.loupe.feature.FeatureGrid;
import java.util.Locale;

/**
 * How the training patches go through memory.
 *
 * <p>Where all fit into the budget, the coreset is picked among all. Else the pictures come in
 * parts: of each part a coreset is kept, and the bank is picked among all that was kept. A patch
 * lies within {@code r_i} of its part's coreset and that within {@code r} of the bank, so every
 * patch lies within {@code max r_i + r} of the bank. A part leaves as many patches as the bank is
 * to have, where memory allows: then that is at most four times the best that any bank of this size
 * could reach, and all parts together cost what one choice among all patches would.
 *
 * <p>Source: Malkomes et al., Fast Distributed k-Center Clustering with Outliers on Massive Data,
 * NeurIPS 2015, section 3.
 *
 * @param pictures of the training
 * @param patches of one picture
 * @param bytes that one patch takes while a coreset is picked
 * @param budget bytes for all
 * @param entries wanted in the bank
 */
record MemoryPlan(int pictures, int patches, long bytes, long budget, int entries) {

  /**
   * Numbers beside a patch's features while a {@link Coreset} is picked: its short vector (81), its
   * length, the number of its nearest pick, of how many picks it has heard, its own number among
   * those looked at, and its distance in double precision.
   */
  private static final int BESIDE = 87;

  /** Patches that can be counted in one {@link Rows}. */
  static final int MOST_ROWS = 1 << 30;

  /** For features of a size. */
  static MemoryPlan of(
      int pictures, FeatureGrid grid, int projected, PatchCoreSettings settings, long budget) {
    long bytes = (long) Float.BYTES * (grid.dimension() + projected + BESIDE);
    double wanted = Math.max(1, settings.ratio() * pictures * grid.patches());
    int entries = (int) Math.min(settings.bank(), wanted);
    return new MemoryPlan(pictures, grid.patches(), bytes, budget, entries);
  }

  /** Patches of all pictures. */
  long allPatches() {
    return (long) pictures * patches;
  }

  /** Whether all patches are in memory together. */
  boolean whole() {
    return allPatches() <= MOST_ROWS && allPatches() * bytes <= budget;
  }

  /** Pictures of one part. */
  int picturesOfPart() {
    long rows = Math.min(MOST_ROWS, budget / 2 / bytes);
    return whole() ? pictures : (int) Math.max(1, rows / patches);
  }

  /** How many parts. */
  int parts() {
    return (pictures + picturesOfPart() - 1) / picturesOfPart();
  }

  /** Patches that each part leaves behind. */
  int keptOfPart() {
    long rows = Math.min(MOST_ROWS, budget / 2 / bytes);
    return whole() ? entries : (int) Math.max(1, Math.min(entries, rows / parts()));
  }

  /** Entries that the bank will have: no more than the parts leave. */
  int reachable() {
    return whole() ? entries : (int) Math.min(entries, (long) parts() * keptOfPart());
  }

  /** Bytes that the patches will take at most. */
  long estimate() {
    long part = (long) picturesOfPart() * patches * bytes;
    return whole() ? part : part + (long) parts() * keptOfPart() * bytes;
  }

  /** What is said before the work begins. */
  String inWords() {
    String amount =
        String.format(
            Locale.ROOT,
            "%d pictures have %d patches; their features will take about %d MiB of memory (budget"
                + " %d MiB), for a bank of %d",
            pictures,
            allPatches(),
            estimate() >> 20,
            budget >> 20,
            reachable());
    return whole()
        ? amount + "."
        : amount
            + String.format(
                Locale.ROOT,
                ". They do not fit at once: %d parts of %d pictures leave %d patches each, and the"
                    + " bank is picked from those.",
                parts(),
                picturesOfPart(),
                keptOfPart());
  }
}
