package dev.loupe.patchcore;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.network.OnnxValue;
import java.util.Arrays;

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
 * one gives the same picks in less time, by three arguments.
 *
 * <ol>
 *   <li><b>A pool.</b> A row's distance to the picks only falls. Let the pool be the {@code B} rows
 *       that are farthest now and {@code t} the distance of the nearest among them. As long as the
 *       farthest row of the pool lies farther than {@code t}, it is the farthest of all, since rows
 *       outside of the pool lie at most {@code t} away, now and later. So the next picks come from
 *       the pool alone, by a table of the distances within it; all rows learn of them together, by
 *       one matrix product.
 *   <li><b>Patience.</b> The next pool needs only the rows that may be in it. A row that was last
 *       seen nearer than those hears of new picks when the farthest rows have come down to it, or
 *       never ({@link Coverage}).
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

  /** More than the rounding of a product of floats, relative to the squared lengths. */
  static final double SLACK = 1e-5;

  private final Rows rows;
  private final Rows shortRows;
  private final Workers workers;
  private final Distances distances = new Distances();

  /** Prepares the bounds for rows that do not change while this is open. */
  public Coreset(Rows rows, Workers workers) {
    this.rows = rows;
    this.workers = workers;
    this.shortRows = shortRows(rows, workers);
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
   * @param nearest of every row, the number of a picked row that lies no farther than the radius
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Picks(int[] rows, double radius, int[] nearest) {}

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
    Coverage coverage = new Coverage(rows, shortRows, workers, distances);
    try (Progress.Task task = progress.start("coreset", wanted)) {
      picks[0] = first;
      int picked = 1;
      coverage.add(new int[] {first});
      while (picked < wanted) {
        InterruptedWorkException.throwIfInterrupted(
            "The training was interrupted; nothing was written.");
        int[] next = coverage.farthest(POOL).picks(Math.min(MOST_PER_ROUND, wanted - picked));
        if (next.length == 0) {
          return new Picks(Arrays.copyOf(picks, picked), 0, coverage.nearest());
        }
        System.arraycopy(next, 0, picks, picked, next.length);
        picked += next.length;
        coverage.add(next);
        task.advance(next.length);
      }
    }
    double radius = coverage.radius();
    return new Picks(picks, radius, coverage.nearest());
  }

  /** Frees what the products need. */
  @Override
  public void close() {
    distances.close();
  }
}
