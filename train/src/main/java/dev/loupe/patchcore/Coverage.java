package dev.loupe.patchcore;

import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far each row lies from its nearest pick, found out as late as possible; see {@link Coreset}.
 *
 * <p>A row's distance only falls. What was found when it was last looked at is therefore an upper
 * bound, and a row whose bound is below the distance of the farthest rows need not be looked at
 * again until those have come down to it. The picks that a row has not heard of wait in groups.
 */
final class Coverage {

  /**
   * New picks of one product; smaller groups leave fewer rows to be measured in full, at more
   * calls.
   */
  private static final int GROUP = 128;

  /** Rows of one product. */
  private static final int CHUNK = 1024;

  /** How far below the last farthest rows, in squared distance, the next ones are looked for. */
  private static final double AHEAD = 0.95;

  private final Rows rows;
  private final Rows shortRows;
  private final float[] lengths;
  private final Workers workers;
  private final Distances distances;
  private final double[] squared;
  private final int[] nearest;
  private final int[] heard;
  private final List<Group> groups = new ArrayList<>();
  private double reach = Double.POSITIVE_INFINITY;

  /**
   * Nothing is picked yet.
   *
   * @param shortRows of every row, a vector whose distances are never too large
   */
  Coverage(Rows rows, Rows shortRows, Workers workers, Distances distances) {
    this.rows = rows;
    this.shortRows = shortRows;
    this.lengths = lengths(shortRows);
    this.workers = workers;
    this.distances = distances;
    this.squared = new double[rows.count()];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    this.nearest = new int[rows.count()];
    this.heard = new int[rows.count()];
  }

  private static float[] lengths(Rows rows) {
    float[] lengths = new float[rows.count()];
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < lengths.length; i++) {
      rows.row(i, row, 0);
      lengths[i] = (float) Distances.length(row, 0, row.length);
    }
    return lengths;
  }

  /** New picks that bounds are found for together. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Group(int[] picks, float[] centres, Distances.Centres brief, double longest) {}

  /** Picks of which no row has heard. */
  void add(int[] picks) {
    for (int from = 0; from < picks.length; from += GROUP) {
      groups.add(group(Arrays.copyOfRange(picks, from, Math.min(from + GROUP, picks.length))));
    }
  }

  private Group group(int[] picks) {
    return new Group(
        picks,
        rows.gather(picks),
        Distances.Centres.of(shortRows.gather(picks), shortRows.dimension()),
        Arrays.stream(picks).mapToDouble(i -> lengths[i]).max().orElse(0));
  }

  /** So many rows that lie farthest from all picks, with their distances. */
  CandidatePool farthest(int size) {
    int[] far = reaching(Math.min(size, rows.count()));
    CandidatePool pool = CandidatePool.farthest(rows, far, squared, size, distances);
    reach = pool.bound();
    return pool;
  }

  /** The largest distance of a row to its nearest pick. */
  double radius() {
    return Math.sqrt(Arrays.stream(reaching(1)).mapToDouble(i -> squared[i]).max().orElse(0));
  }

  /** Of every row, a pick no farther than the radius. */
  int[] nearest() {
    return nearest.clone();
  }

  /** At least so many rows, all that lie farther than some distance, which then is exact. */
  private int[] reaching(int least) {
    double distance = Double.isInfinite(reach) ? 0 : reach * AHEAD;
    while (true) {
      lookAt(from(distance, true));
      int[] far = from(distance, false);
      if (far.length >= least || distance == 0) {
        return far;
      }
      distance = distance < reach * 1e-3 ? 0 : distance * AHEAD;
    }
  }

  /** Rows whose bound is at least so much; all, or those that have not heard of every pick. */
  private int[] from(double distance, boolean behind) {
    return IntStream.range(0, squared.length)
        .filter(i -> squared[i] >= distance && !(behind && heard[i] == groups.size()))
        .toArray();
  }

  /** Lets rows hear of all picks; those that wait for the same ones together. */
  private void lookAt(int[] behind) {
    int[] sorted = byHeard(behind);
    workers.each(
        (sorted.length + CHUNK - 1) / CHUNK,
        chunk ->
            hear(
                Arrays.copyOfRange(
                    sorted, chunk * CHUNK, Math.min(sorted.length, (chunk + 1) * CHUNK))));
  }

  private int[] byHeard(int[] numbers) {
    int[] places = new int[groups.size() + 1];
    for (int i : numbers) {
      places[heard[i] + 1]++;
    }
    for (int group = 1; group < places.length; group++) {
      places[group] += places[group - 1];
    }
    int[] sorted = new int[numbers.length];
    for (int i : numbers) {
      sorted[places[heard[i]]++] = i;
    }
    return sorted;
  }

  private void hear(int[] chunk) {
    Block brief = Block.of(Shape.of(chunk.length, shortRows.dimension()), shortRows.gather(chunk));
    for (int number = heard[chunk[0]]; number < groups.size(); number++) {
      hear(chunk, brief, groups.get(number));
    }
    for (int row : chunk) {
      heard[row] = groups.size();
    }
  }

  private void hear(int[] chunk, Block brief, Group group) {
    float[] least = distances.least(brief, group.brief());
    int[] open = new int[chunk.length];
    int count = 0;
    for (int i = 0; i < chunk.length; i++) {
      if (least[i] < limit(chunk[i], group)) {
        open[count++] = chunk[i];
      }
    }
    if (count > 0) {
      approach(Arrays.copyOf(open, count), group);
    }
  }

  /** Measures what may have come closer. */
  private void approach(int[] open, Group group) {
    float[] brief = shortRows.gather(open);
    Block block = Block.of(Shape.of(open.length, shortRows.dimension()), brief);
    float[] products = distances.all(block, group.brief());
    float[] vector = new float[rows.dimension()];
    int picks = group.picks().length;
    for (int i = 0; i < open.length; i++) {
      rows.row(open[i], vector, 0);
      double limit = limit(open[i], group);
      for (int pick = 0; pick < picks; pick++) {
        if (products[i * picks + pick] < limit) {
          measure(open[i], vector, group, pick);
          limit = limit(open[i], group);
        }
      }
    }
  }

  /** A pick can have come closer to a row only if its product with the row is less than this. */
  private double limit(int row, Group group) {
    return squared[row] - lengths[row] + Coreset.SLACK * (lengths[row] + group.longest());
  }

  private void measure(int row, float[] vector, Group group, int pick) {
    double found =
        Distances.squared(vector, 0, group.centres(), pick * vector.length, vector.length);
    if (found < squared[row]) {
      squared[row] = found;
      nearest[row] = group.picks()[pick];
    }
  }
}
