package dev.loupe.report;

import java.util.List;

/**
 * How the scores of good and of defective parts are spread, and where the thresholds cut.
 *
 * @param title a few words
 * @param reading how to read it
 * @param edges of the bins, ascending; one more than there are bins
 * @param good how many good parts fall into each bin
 * @param defective how many defective parts fall into each bin
 * @param ng scores at or above it are NG
 * @param review scores at or above it, below {@code ng}, are for review; equal to {@code ng} when
 *     there is no such band
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoreHistogram(
    String title,
    String reading,
    double[] edges,
    int[] good,
    int[] defective,
    double ng,
    double review)
    implements Chart {

  /** Checks that edges and counts belong together. */
  public ScoreHistogram {
    if (good.length == 0 || edges.length != good.length + 1 || defective.length != good.length) {
      throw new IllegalArgumentException(
          edges.length + " edges, " + good.length + " and " + defective.length + " counts");
    }
  }

  /**
   * Sorts scores into bins of equal width that reach over all scores and both thresholds.
   *
   * @param good raw scores of good parts, finite
   * @param defective raw scores of defective parts, finite
   * @param bins how many, at least 1
   */
  public static ScoreHistogram of(
      String title,
      String reading,
      double[] good,
      double[] defective,
      double ng,
      double review,
      int bins) {
    double[] ends = ends(List.of(good, defective, new double[] {ng, review}));
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = ends[0] + (ends[1] - ends[0]) * i / bins;
    }
    return new ScoreHistogram(
        title, reading, edges, counts(good, edges), counts(defective, edges), ng, review);
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

  private static int[] counts(double[] scores, double[] edges) {
    int bins = edges.length - 1;
    int[] counts = new int[bins];
    double width = (edges[bins] - edges[0]) / bins;
    for (double score : scores) {
      counts[(int) Math.min(bins - 1, Math.floor((score - edges[0]) / width))]++;
    }
    return counts;
  }
}
