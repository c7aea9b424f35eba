package dev.loupe.grouping;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * k-means: groups whose points lie near their mean.
 *
 * <pre>{@code
 * KMeans.Clustering groups = new KMeans(5, 10, 300).cluster(points, random);
 * }</pre>
 *
 * <p>Lloyd's iterations from k-means++ starts; of several starts the one with the least sum of
 * squares stays. A group that runs empty is begun anew at the point farthest from its centre.
 * Groups are numbered by size, the largest first.
 *
 * <p>Source: Lloyd, Least squares quantization in PCM, 1982; Arthur and Vassilvitskii, k-means++:
 * the advantages of careful seeding, 2007.
 *
 * <p>Cost: points x groups x dimension for each iteration.
 *
 * @param groups how many, at least 1
 * @param starts how many, at least 1
 * @param iterations of one start at most
 */
public record KMeans(int groups, int starts, int iterations) {

  private static final int STARTS = 20;
  private static final int ITERATIONS = 300;

  /** Checks the counts. */
  public KMeans {
    if (groups < 1 || starts < 1 || iterations < 1) {
      throw new IllegalArgumentException(
          groups + " groups, " + starts + " starts, " + iterations + " iterations");
    }
  }

  /** So many groups, from 20 starts. */
  public static KMeans of(int groups) {
    return new KMeans(groups, STARTS, ITERATIONS);
  }

  /**
   * The groups.
   *
   * @param group of each point, from 0
   * @param centres {@code float[groups][dimension]}
   * @param squares sum of the points' squared distances from their centres
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Clustering(int[] group, float[][] centres, double squares) {

    private Clustering largestFirst() {
      int[] sizes = new int[centres.length];
      for (int one : group) {
        sizes[one]++;
      }
      Integer[] order = new Integer[sizes.length];
      Arrays.setAll(order, k -> k);
      Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
      int[] rank = new int[sizes.length];
      float[][] ordered = new float[sizes.length][];
      for (int k = 0; k < order.length; k++) {
        rank[order[k]] = k;
        ordered[k] = centres[order[k]];
      }
      return new Clustering(Arrays.stream(group).map(k -> rank[k]).toArray(), ordered, squares);
    }
  }

  /**
   * Groups points.
   *
   * @param points {@code float[points][dimension]}, at least as many as groups
   * @param random of the starts
   */
  public Clustering cluster(float[][] points, RandomGenerator random) {
    if (points.length < groups) {
      throw new IllegalArgumentException(points.length + " points in " + groups + " groups");
    }
    Clustering best = lloyd(points, startingCentres(points, random));
    for (int start = 1; start < starts; start++) {
      Clustering other = lloyd(points, startingCentres(points, random));
      best = other.squares() < best.squares() ? other : best;
    }
    return best.largestFirst();
  }

  /** k-means++: each next centre is a point drawn in proportion to its squared distance. */
  private float[][] startingCentres(float[][] points, RandomGenerator random) {
    float[][] centres = new float[groups][];
    centres[0] = points[random.nextInt(points.length)];
    double[] squared = new double[points.length];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    for (int k = 1; k < groups; k++) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        squared[i] = Math.min(squared[i], Points.squaredDistance(points[i], centres[k - 1]));
        sum += squared[i];
      }
      centres[k] = points[drawn(squared, random.nextDouble() * sum)];
    }
    return centres;
  }

  private static int drawn(double[] weights, double at) {
    double left = at;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private Clustering lloyd(float[][] points, float[][] starting) {
    float[][] centres = starting;
    int[] group = nearest(points, centres);
    for (int i = 0; i < iterations; i++) {
      fillEmpty(points, group, centres);
      centres = Points.means(points, group, groups);
      int[] next = nearest(points, centres);
      if (Arrays.equals(next, group)) {
        break;
      }
      group = next;
    }
    fillEmpty(points, group, centres);
    float[][] means = Points.means(points, group, groups);
    return new Clustering(group, means, squares(points, group, means));
  }

  private static int[] nearest(float[][] points, float[][] centres) {
    return Arrays.stream(points).mapToInt(point -> Points.nearest(point, centres)).toArray();
  }

  /** Gives each empty group the point farthest from its centre, of a group with more than one. */
  private static void fillEmpty(float[][] points, int[] group, float[][] centres) {
    int[] sizes = new int[centres.length];
    for (int one : group) {
      sizes[one]++;
    }
    for (int k = 0; k < sizes.length; k++) {
      if (sizes[k] == 0) {
        int farthest = farthest(points, group, centres, sizes);
        sizes[group[farthest]]--;
        group[farthest] = k;
        sizes[k] = 1;
      }
    }
  }

  private static int farthest(float[][] points, int[] group, float[][] centres, int[] sizes) {
    int farthest = -1;
    double most = -1;
    for (int i = 0; i < points.length; i++) {
      double squared = Points.squaredDistance(points[i], centres[group[i]]);
      if (sizes[group[i]] > 1 && squared > most) {
        most = squared;
        farthest = i;
      }
    }
    return farthest;
  }

  private static double squares(float[][] points, int[] group, float[][] centres) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum += Points.squaredDistance(points[i], centres[group[i]]);
    }
    return sum;
  }
}
