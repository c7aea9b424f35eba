package dev.loupe.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connected regions of a mask: set pixels that touch at a side or a corner (8-connectivity)
 * belong to the same one. Regions are numbered from 1 in the order of their first pixel, row by
 * row.
 *
 * <pre>{@code
 * ConnectedRegions regions = ConnectedRegions.of(mask);
 * regions.region(1).box();
 * }</pre>
 *
 * <p>Memory: four bytes a pixel for the labels, 16 a run of set pixels while labelling. Cost:
 * linear; a megapixel takes some milliseconds. Immutable by convention.
 *
 * <p>Source: runs of each row joined by union-find; Wu, Otoo, Suzuki, "Optimizing two-pass
 * connected-component labeling algorithms", 2009.
 */
public final class ConnectedRegions {

  private final int width;
  private final int height;
  private final int[] labels;
  private final List<Region> regions;

  /**
   * One connected region.
   *
   * @param label its number, from 1
   * @param area how many pixels it has
   * @param box the smallest rectangle around it
   */
  public record Region(int label, int area, Box box) {}

  private ConnectedRegions(int width, int height, int[] labels, List<Region> regions) {
    this.width = width;
    this.height = height;
    this.labels = labels;
    this.regions = regions;
  }

  /** The regions of a mask. */
  public static ConnectedRegions of(Mask mask) {
    return of(mask.width(), mask.height(), mask.set());
  }

  /** The regions of {@code boolean[height * width]}, row by row. */
  public static ConnectedRegions of(int width, int height, boolean[] set) {
    Sizes.requireLength(width, height, 1, set.length);
    Runs runs = new Runs();
    for (int y = 0; y < height; y++) {
      runs.addRow(set, y, width);
    }
    int count = runs.number();
    int[] labels = new int[set.length];
    int[] area = new int[count];
    int[][] edges = {filled(count, width), filled(count, height), filled(count, 0), new int[count]};
    for (int run = 0; run < runs.count; run++) {
      int region = runs.parent[run];
      int from = runs.start[run];
      int to = runs.end[run];
      Arrays.fill(labels, from, to, region + 1);
      area[region] += to - from;
      stretch(edges, region, from % width, from / width, to - from);
    }
    return new ConnectedRegions(width, height, labels, regions(area, edges));
  }

  private static int[] filled(int count, int value) {
    int[] array = new int[count];
    Arrays.fill(array, value);
    return array;
  }

  private static void stretch(int[][] edges, int region, int x, int y, int length) {
    edges[0][region] = Math.min(edges[0][region], x);
    edges[1][region] = Math.min(edges[1][region], y);
    edges[2][region] = Math.max(edges[2][region], x + length);
    edges[3][region] = Math.max(edges[3][region], y + 1);
  }

  private static List<Region> regions(int[] area, int[][] edges) {
    return IntStream.range(0, area.length)
        .mapToObj(
            i ->
                new Region(
                    i + 1,
                    area[i],
                    new Box(
                        edges[0][i],
                        edges[1][i],
                        edges[2][i] - edges[0][i],
                        edges[3][i] - edges[1][i])))
        .toList();
  }

  /** Width of the mask, in pixels. */
  public int width() {
    return width;
  }

  /** Height of the mask, in pixels. */
  public int height() {
    return height;
  }

  /** How many regions there are. */
  public int count() {
    return regions.size();
  }

  /** All regions, by label. */
  public List<Region> regions() {
    return regions;
  }

  /** The region of a label in 1..{@link #count()}. */
  public Region region(int label) {
    return regions.get(label - 1);
  }

  /**
   * {@code int[height * width]}: the label of each pixel, 0 outside all regions. Not a copy; not to
   * be written to.
   */
  public int[] labels() {
    return labels;
  }

  /** The label at a pixel, 0 outside all regions. */
  public int label(int x, int y) {
    return labels[y * width + x];
  }

  /** Runs of set pixels as positions [start, end), with the forest that joins them. */
  private static final class Runs {
    int[] start = new int[256];
    int[] end = new int[256];
    int[] parent = new int[256];
    int count;
    private int above;

    /** Finds the runs of a row and joins each with those of the row above that touch it. */
    void addRow(boolean[] set, int y, int width) {
      int first = count;
      int candidate = above;
      int rowEnd = (y + 1) * width;
      int at = y * width;
      while (at < rowEnd) {
        if (set[at]) {
          int from = at;
          while (at < rowEnd && set[at]) {
            at++;
          }
          candidate = add(from, at, candidate, first, width);
        } else {
          at++;
        }
      }
      above = first;
    }

    /** Adds a run; returns the first run above that the next one may touch. */
    private int add(int from, int to, int candidate, int aboveEnd, int width) {
      int run = append(from, to);
      int next = candidate;
      while (next < aboveEnd && end[next] + width < from) {
        next++;
      }
      for (int touching = next; touching < aboveEnd && start[touching] + width <= to; touching++) {
        join(touching, run);
        next = touching;
      }
      return next;
    }

    private int append(int from, int to) {
      if (count == start.length) {
        start = Arrays.copyOf(start, 2 * count);
        end = Arrays.copyOf(end, 2 * count);
        parent = Arrays.copyOf(parent, 2 * count);
      }
      start[count] = from;
      end[count] = to;
      parent[count] = count;
      return count++;
    }

    /** The earlier root wins, so that roots come in the order of first pixels. */
    private void join(int a, int b) {
      int rootA = root(a);
      int rootB = root(b);
      parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private int root(int run) {
      int at = run;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }

    /** Replaces each parent by the number of its region, from 0; returns how many there are. */
    int number() {
      int regions = 0;
      for (int run = 0; run < count; run++) {
        parent[run] = parent[run] == run ? regions++ : parent[parent[run]];
      }
      return regions;
    }
  }
}
