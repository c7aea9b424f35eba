package dev.loupe.patchcore;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The greedy k-centre coreset: starting from one row, the row farthest from all picked so far is
 * picked next.
 *
 * <pre>{@code
 * try (Coreset coreset = new Coreset(rows, workers)) {
 *   Coreset.Picks picks = coreset.pick(12_000, 0, progress);
 *   double covered = picks.radius(); // every row lies at most this far from a pick
 * }
 * }</pre>
 *
 * <p>The usual way touches every row for every pick: {@code n k d} multiplications by vectors. This
 * one gives the same picks in less time, by two arguments.
 *
 * <ol>
 *   <li><b>A pool.</b> A row's distance to the picks only falls. Let the pool be the {@code B} rows
 *       that are farthest now and {@code t} the distance of the nearest among them. As long as the
 *       farthest row of the pool lies farther than {@code t}, it is the farthest of all, since rows
 *       outside of the pool lie at most {@code t} away, now and later. So the next picks come from
 *       the pool alone, by a table of the distances within it; all rows learn of them together, by
 *       one matrix product.
 *   <li><b>A bound.</b> In the {@link LeadingSubspace} distances are never too large. A row whose
 *       short distance to all new picks is at least its distance to the old ones cannot have come
 *       closer; only the others are measured in full.
 * </ol>
 *
 * <p>Distances that decide are sums of squared differences in double precision, not matrix
 * products; bounds are loosened by more than the product's rounding. Rows exactly as far as each
 * other are picked in the order they have.
 *
 * <p>Source: Sener and Savarese, ICLR 2018, algorithm 1; Roth et al., PatchCore, CVPR 2022,
 * algorithm 1. The covering radius is at most twice the best that k rows can have (Gonzalez 1985).
 *
 * <p>Cost: about {@code n k l} multiplications in matrix products, l the size of the subspace, and
 * {@code n (l + 4)} floats of memory. The same picks for any number of threads. Not safe for
 * several threads at once; whoever makes it closes it.
 */
public final class Coreset implements AutoCloseable {

  private static final int POOL = 1024;
  private static final int MOST_PER_ROUND = 512;
  private static final int AXES = 80;

  /**
   * New picks of one product; smaller groups leave fewer rows to be measured in full, at more
   * calls.
   */
  private static final int GROUP = 128;

  /** More than the rounding of a product of floats, relative to the squared lengths. */
  static final double SLACK = 1e-5;

  private final Rows rows;
  private final Rows shortRows;
  private final float[] lengths;
  private final Workers workers;
  private final Distances distances = new Distances();
  private final double[] squared;
  private final int[] nearest;

  /** Prepares the bounds for rows that do not change while this is open. */
  public Coreset(Rows rows, Workers workers) {
    this.rows = rows;
    this.workers = workers;
    this.shortRows = shortRows(rows, workers);
    this.lengths = lengths(shortRows);
    this.squared = new double[rows.count()];
    this.nearest = new int[rows.count()];
  }

  private static Rows shortRows(Rows rows, Workers workers) {
    LeadingSubspace subspace = LeadingSubspace.of(rows, Math.min(AXES, rows.dimension()));
    return MappedRows.of(
        rows,
        (ops, x) -> {
          OnnxValue centred = subspace.centre(ops, x);
          return subspace.place(ops, centred, ops.reduceSum(ops.square(centred), true, 1));
        },
        workers);
  }

  /**
   * What was picked.
   *
   * @param rows numbers of the picked rows, in the order of picking
   * @param radius the farthest that any row lies from its nearest pick
   * @param nearest of every row, the number of the row picked for it; ties aside, the nearest
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Picks(int[] rows, double radius, int[] nearest) {}

  private static float[] lengths(Rows rows) {
    float[] lengths = new float[rows.count()];
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < lengths.length; i++) {
      rows.row(i, row, 0);
      lengths[i] = (float) Distances.length(row, 0, row.length);
    }
    return lengths;
  }

  /**
   * Picks rows; fewer than asked for when all the others equal one that is picked.
   *
   * @param count how many, at least 1
   * @param first the row to begin with
   * @throws InterruptedWorkException when this thread is interrupted
   */
  public Picks pick(int count, int first, Progress progress) {
    int wanted = Math.min(count, rows.count());
    int[] picks = new int[wanted];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    try (Progress.Task task = progress.start("coreset", wanted)) {
      picks[0] = first;
      int picked = 1;
      update(new int[] {first});
      while (picked < wanted) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        int[] next = next(Math.min(MOST_PER_ROUND, wanted - picked));
        if (next.length == 0) {
          return new Picks(Arrays.copyOf(picks, picked), 0, nearest.clone());
        }
        System.arraycopy(next, 0, picks, picked, next.length);
        picked += next.length;
        update(next);
        task.advance(next.length);
      }
    }
    return new Picks(picks, Math.sqrt(Arrays.stream(squared).max().orElse(0)), nearest.clone());
  }

  /** The next picks, as far as the pool of the farthest rows decides them. */
  private int[] next(int most) {
    return CandidatePool.farthest(rows, squared, POOL, distances).picks(most);
  }

  /** Lets all rows know of new picks. */
  private void update(int[] picks) {
    List<Group> groups = new ArrayList<>();
    for (int from = 0; from < picks.length; from += GROUP) {
      groups.add(group(Arrays.copyOfRange(picks, from, Math.min(from + GROUP, picks.length))));
    }
    workers.each(
        rows.blocks(),
        block -> {
          for (Group group : groups) {
            update(block, group);
          }
        });
  }

  /** New picks that bounds are found for together. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Group(
      int[] picks,
      float[] centres,
      Distances.Centres full,
      Distances.Centres brief,
      double longest) {}

  private Group group(int[] picks) {
    float[] centres = rows.gather(picks);
    return new Group(
        picks,
        centres,
        Distances.Centres.of(centres, rows.dimension()),
        Distances.Centres.of(shortRows.gather(picks), shortRows.dimension()),
        Arrays.stream(picks).mapToDouble(i -> lengths[i]).max().orElse(0));
  }

  private void update(int block, Group group) {
    float[] least = distances.least(shortRows.block(block), group.brief());
    int[] open = new int[least.length];
    int count = 0;
    for (int i = 0; i < least.length; i++) {
      int row = block * Rows.BLOCK + i;
      double bound = least[i] + lengths[row] - SLACK * (lengths[row] + group.longest());
      if (bound < squared[row]) {
        open[count++] = row;
      }
    }
    if (count > 0) {
      measure(Arrays.copyOf(open, count), group);
    }
  }

  private void measure(int[] open, Group group) {
    int d = rows.dimension();
    float[] gathered = rows.gather(open);
    Block block = Block.of(Shape.of(open.length, d), gathered);
    float[] closest = distances.nearest(block, group.full());
    for (int i = 0; i < open.length; i++) {
      int place = (int) closest[i];
      double found = Distances.squared(gathered, i * d, group.centres(), place * d, d);
      if (found < squared[open[i]]) {
        squared[open[i]] = found;
        nearest[open[i]] = group.picks()[place];
      }
    }
  }

  /** Frees what the products need. */
  @Override
  public void close() {
    distances.close();
  }
}
