package dev.loupe.grouping;

import dev.loupe.LoupeException;
import dev.loupe.grouping.KMeans.Clustering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes groups of regions: by k-means of what they look like, or one for each type that somebody
 * marked.
 *
 * <p>How many groups, where it is not said: of 2 to 12 the number with the largest mean {@link
 * Silhouette}; of more than 2,000 regions so many drawn at random decide. The same regions and seed
 * give the same groups.
 *
 * @param model the detector's name
 * @param graphSha256 of the detector's graph
 * @param softwareVersion of Loupe
 * @param pictures that were looked at
 * @param seed of the random starts
 */
public record GroupSearch(
    String model, String graphSha256, String softwareVersion, int pictures, long seed) {

  /** The largest number of regions of which all pairs are compared. */
  public static final int MOST_PAIRED = 2000;

  private static final int MOST_GROUPS = 12;

  /**
   * Groups by k-means.
   *
   * @param wanted how many groups; empty to find out
   * @throws LoupeException when there are fewer regions than groups, or none
   */
  public GroupedDefects alike(List<FoundDefect> defects, OptionalInt wanted) {
    requireSome(defects);
    if (wanted.isPresent() && wanted.getAsInt() > defects.size()) {
      throw new LoupeException(
          "Asked for were "
              + wanted.getAsInt()
              + " groups, but only "
              + defects.size()
              + " regions were found. Ask for fewer, or give more pictures of defective parts.");
    }
    DescriptorScale scale = scale(defects);
    float[][] points = points(scale, defects);
    int groups = wanted.orElseGet(() -> bestNumber(points));
    int[] group = cluster(points, groups).group();
    return grouped(
        defects,
        points,
        scale,
        group,
        IntStream.range(0, groups).mapToObj(k -> Optional.<String>empty()).toList());
  }

  /**
   * One group for each type, named by it; regions without a type are left out.
   *
   * @throws LoupeException when no region has one
   */
  public GroupedDefects byType(List<FoundDefect> defects) {
    List<FoundDefect> typed = defects.stream().filter(d -> d.type().isPresent()).toList();
    requireSome(typed);
    List<String> types =
        typed.stream().flatMap(defect -> defect.type().stream()).distinct().sorted().toList();
    int[] group = typed.stream().mapToInt(d -> types.indexOf(d.type().orElseThrow())).toArray();
    DescriptorScale scale = scale(typed);
    return grouped(
        typed, points(scale, typed), scale, group, types.stream().map(Optional::of).toList());
  }

  private static void requireSome(List<FoundDefect> defects) {
    if (defects.isEmpty()) {
      throw new LoupeException(
          "There is nothing to group: the detector found no region that stands out on these"
              + " pictures. Give pictures of defective parts, or see by 'loupe inspect' what it makes"
              + " of them.");
    }
  }

  private static DescriptorScale scale(List<FoundDefect> defects) {
    return DescriptorScale.of(defects.stream().map(FoundDefect::descriptor).toList());
  }

  private static float[][] points(DescriptorScale scale, List<FoundDefect> defects) {
    return defects.stream().map(defect -> scale.point(defect.descriptor())).toArray(float[][]::new);
  }

  private Clustering cluster(float[][] points, int groups) {
    return KMeans.of(groups).cluster(points, new SplittableRandom(seed));
  }

  /** The number of groups in which the points lie best; 1 for fewer than three points. */
  private int bestNumber(float[][] points) {
    float[][] some = some(points, seed);
    double[][] distances = distances(some);
    int best = 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int groups = 2; groups <= Math.min(MOST_GROUPS, some.length - 1); groups++) {
      double silhouette = Silhouette.mean(distances, cluster(some, groups).group(), groups);
      if (silhouette > highest) {
        highest = silhouette;
        best = groups;
      }
    }
    return best;
  }

  /** At most {@link #MOST_PAIRED} of the points, drawn at random. */
  private static float[][] some(float[][] points, long seed) {
    return Arrays.stream(drawn(points.length, seed))
        .mapToObj(i -> points[i])
        .toArray(float[][]::new);
  }

  /** At most {@link #MOST_PAIRED} of so many, drawn at random, in ascending order. */
  public static int[] drawn(int count, long seed) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    if (count > MOST_PAIRED) {
      java.util.Collections.shuffle(all, new java.util.Random(seed));
    }
    return all.stream().limit(MOST_PAIRED).mapToInt(Integer::intValue).sorted().toArray();
  }

  private static double[][] distances(float[][] points) {
    double[][] distances = Points.squaredDistances(points);
    for (double[] row : distances) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.sqrt(row[j]);
      }
    }
    return distances;
  }

  private GroupedDefects grouped(
      List<FoundDefect> defects,
      float[][] points,
      DescriptorScale scale,
      int[] group,
      List<Optional<String>> names) {
    float[][] prototypes = Points.means(points, group, names.size());
    List<DefectGroup> groups = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      double[] distances = distances(points, group, k, prototypes[k]);
      groups.add(
          new DefectGroup(k + 1, names.get(k), distances.length, radius(distances), prototypes[k]));
    }
    DefectGroups made =
        new DefectGroups(
            DefectGroups.FORMAT_VERSION,
            new GroupsOrigin(
                model,
                graphSha256,
                softwareVersion,
                pictures,
                points.length,
                seed,
                silhouette(points, group, names.size())),
            scale,
            singlesLikeTheOthers(groups));
    return new GroupedDefects(defects, points, group, made);
  }

  private static double[] distances(float[][] points, int[] group, int wanted, float[] prototype) {
    return IntStream.range(0, points.length)
        .filter(i -> group[i] == wanted)
        .mapToDouble(i -> Math.sqrt(Points.squaredDistance(points[i], prototype)))
        .toArray();
  }

  private static double radius(double[] distances) {
    return distances.length < 2 ? 0 : DefectGroup.radius(distances);
  }

  /** A group of one shows no spread of its own: it takes the mean radius of the others. */
  private static List<DefectGroup> singlesLikeTheOthers(List<DefectGroup> groups) {
    double usual =
        groups.stream()
            .filter(group -> group.members() > 1)
            .mapToDouble(DefectGroup::radius)
            .average()
            .orElse(0);
    return groups.stream()
        .map(group -> group.members() > 1 ? group : group.withRadius(usual))
        .toList();
  }

  private OptionalDouble silhouette(float[][] points, int[] group, int groups) {
    if (groups < 2) {
      return OptionalDouble.empty();
    }
    int[] some = drawn(points.length, seed);
    float[][] drawn = Arrays.stream(some).mapToObj(i -> points[i]).toArray(float[][]::new);
    int[] theirs = Arrays.stream(some).map(i -> group[i]).toArray();
    return OptionalDouble.of(Silhouette.mean(distances(drawn), theirs, groups));
  }
}
