package dev.loupe.grouping;

/**
 * How well points lie in their groups: for each point with the mean distance a to its own group's
 * others and b to the nearest other group, (b - a) / max(a, b); 0 for a point alone in its group.
 *
 * <p>Source: Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of
 * cluster analysis, 1987.
 */
final class Silhouette {

  private Silhouette() {}

  /**
   * The mean over all points, in [-1, 1].
   *
   * @param distances {@code double[points][points]}
   * @param group of each point, from 0
   * @param groups how many, at least 2
   */
  static double mean(double[][] distances, int[] group, int groups) {
    int[] sizes = new int[groups];
    for (int one : group) {
      sizes[one]++;
    }
    double sum = 0;
    for (int i = 0; i < group.length; i++) {
      if (sizes[group[i]] > 1) {
        sum += of(sums(distances[i], group, groups), sizes, group[i]);
      }
    }
    return sum / group.length;
  }

  private static double[] sums(double[] distances, int[] group, int groups) {
    double[] sums = new double[groups];
    for (int j = 0; j < group.length; j++) {
      sums[group[j]] += distances[j];
    }
    return sums;
  }

  private static double of(double[] sums, int[] sizes, int own) {
    double a = sums[own] / (sizes[own] - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int k = 0; k < sums.length; k++) {
      if (k != own && sizes[k] > 0) {
        b = Math.min(b, sums[k] / sizes[k]);
      }
    }
    double larger = Math.max(a, b);
    return larger == 0 ? 0 : (b - a) / larger;
  }
}
