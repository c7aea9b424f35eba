package dev.loupe.dataset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pictures of the magnetic tiles show the same tile: those whose frame numbers follow each
 * other at no more than {@value #LARGEST_STEP} frames.
 *
 * <p>Measured on the 868 pictures by the height of the phase correlation between pictures of about
 * the same size (texture only, above 0.58 the same tile): at most 150 frames apart, 99.7 % of the
 * pairs show one tile; 300 to 600 apart, 5 %; beyond, none but the handful of tiles that came by
 * twice, listed in {@link #CAME_BY_TWICE}. No such pair is left on both sides of the split; dealing
 * out every second picture by name instead would test on 187 of 238 good pictures of tiles that
 * were learned from. A run may hold two neighbouring tiles, which is on the safe side.
 */
final class TileRuns {

  private static final int LARGEST_STEP = 320;
  private static final Pattern NUMBER = Pattern.compile("_num_(\\d+)");

  /** Frame numbers of the second visit and of the first. */
  private static final Map<Integer, Integer> CAME_BY_TWICE =
      Map.of(
          10334, 9196, 13549, 5874, 65017, 53011, 86828, 85602, 88149, 85602, 309366, 306609,
          358102, 355658);

  private TileRuns() {}

  /** The samples in the same order, with the run as their group. */
  static List<Sample> group(List<Sample> samples) {
    Map<String, String> groups = groups(samples);
    return samples.stream()
        .map(sample -> sample.withGroup(groups.getOrDefault(sample.id(), sample.group())))
        .toList();
  }

  private static Map<String, String> groups(List<Sample> samples) {
    Map<Integer, Integer> firsts = new HashMap<>();
    Map<String, String> groups = new HashMap<>();
    int previous = Integer.MIN_VALUE / 2;
    int first = previous;
    for (Sample sample : byNumber(samples)) {
      int number = number(sample);
      first = number - previous > LARGEST_STEP ? number : first;
      first = firstVisit(number, first, firsts);
      previous = number;
    }
    for (Sample sample : byNumber(samples)) {
      groups.put(sample.id(), "tile-" + root(number(sample), firsts));
    }
    return groups;
  }

  private static int firstVisit(int number, int first, Map<Integer, Integer> firsts) {
    firsts.put(number, first);
    Integer earlier = firsts.get(CAME_BY_TWICE.getOrDefault(number, number));
    if (earlier != null && !earlier.equals(first)) {
      firsts.put(first, earlier);
    }
    return first;
  }

  private static int root(int number, Map<Integer, Integer> firsts) {
    int first = firsts.getOrDefault(number, number);
    return first == number ? number : root(first, firsts);
  }

  private static List<Sample> byNumber(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> NUMBER.matcher(sample.id()).find())
        .sorted(Comparator.comparingInt(TileRuns::number))
        .toList();
  }

  private static int number(Sample sample) {
    Matcher matcher = NUMBER.matcher(sample.id());
    if (!matcher.find()) {
      throw new IllegalArgumentException("No frame number in " + sample.id());
    }
    return Integer.parseInt(matcher.group(1));
  }
}
