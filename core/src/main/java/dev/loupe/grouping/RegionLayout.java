package dev.loupe.grouping;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Where regions lie in a plane, neighbours those that look alike: the t-SNE of their descriptors.
 *
 * @param shown numbers of the regions that have a place, ascending
 * @param places of these, {@code double[shown][2]}; none for fewer than four regions
 */
@SuppressWarnings("ArrayRecordComponent")
public record RegionLayout(int[] shown, double[][] places) {

  private static final int LEAST = 4;

  /** Lays out at most {@link GroupSearch#MOST_PAIRED} regions. */
  public static RegionLayout of(GroupedDefects grouped, long seed) {
    int[] shown = GroupSearch.drawn(grouped.group().length, seed);
    float[][] points =
        IntStream.of(shown).mapToObj(i -> grouped.points()[i]).toArray(float[][]::new);
    double[][] places =
        shown.length < LEAST
            ? new double[0][]
            : TSne.usual(shown.length).layOut(points, new SplittableRandom(seed));
    return new RegionLayout(shown, places);
  }
}
