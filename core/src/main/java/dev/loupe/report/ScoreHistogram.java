package dev.loupe.report;

import java.util.Arrays;
import java.util.List;

/**
 * How the scores of one or two kinds of parts are spread, and where the thresholds cut. One kind
 * stands above the axis, the other hangs below it.
 *
 * @param title a few words
 * @param reading how to read it
 * @param edges of the bins, ascending; one more than there are bins
 * @param above the kind above the axis
 * @param below the kind below the axis; nothing is drawn when it is empty
 * @param ng scores at or above it are NG
 * @param review scores at or above it, below {@code ng}, are for review; equal to {@code ng} when
 *     there is no such band
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoreHistogram(
    String title, String reading, double[] edges, Bars above, Bars below, double ng, double review)
    implements Chart {

  /** Checks that edges and counts belong together. */
  public ScoreHistogram {
    int bins = edges.length - 1;
    if (bins < 1 || above.counts().length != bins || below.counts().length != bins) {
      throw new IllegalArgumentException(
          "%d edges, %d and %d counts"
              .formatted(edges.length, above.counts().length, below.counts().length));
    }
  }

  /**
   * How many parts of a kind fall into each bin.
   *
   * @param name such as "good parts"
   * @param counts one a bin
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Bars(String name, int[] counts) {

    /** All parts of the kind. */
    int total() {
      return Arrays.stream(counts).sum();
    }

    /** The fullest bin. */
    int most() {
      return Arrays.stream(counts).max().orElse(0);
    }
  }

  /**
   * The scores of a kind of parts.
   *
   * @param name such as "good parts"
   * @param values raw, finite
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Scores(String name, double[] values) {}

  /**
   * Sorts scores into bins of equal width that reach over all scores and both thresholds.
   *
   * @param above the scores of the kind above the axis
   * @param below the scores of the other kind; may be empty
   * @param ng see above
   * @param review see above
   * @param bins how many, at least 1
   */
  public static ScoreHistogram of(
      String title,
      String reading,
      Scores above,
      Scores below,
      double ng,
      double review,
      int bins) {
    double[] ends = ends(List.of(above.values(), below.values(), new double[] {ng, review}));
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = ends[0] + (ends[1] - ends[0]) * i / bins;
    }
    return new ScoreHistogram(
        title, reading, edges, bars(above, edges), bars(below, edges), ng, review);
  }

  /** The smallest and the largest of all, a little apart. */
  private static double[] ends(List<double[]> groups) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] group : groups) {
      for (double value : group) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double margin = high > low ? (high - low) * 0.02 : Math.max(1, Math.abs(high)) * 0.02;
    return new double[] {low - margin, high + margin};
  }

  private static Bars bars(Scores scores, double[] edges) {
    int bins = edges.length - 1;
    int[] counts = new int[bins];
    double width = (edges[bins] - edges[0]) / bins;
    for (double score : scores.values()) {
      counts[(int) Math.max(0, Math.min(bins - 1, Math.floor((score - edges[0]) / width)))]++;
    }
    return new Bars(scores.name(), counts);
  }
}
