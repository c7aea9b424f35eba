package dev.loupe.scratch;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which pictures a step sees: all of them in random order, then all again in another, a batch a
 * step. A step's batch depends on the seed and the step alone.
 *
 * @param seeds of the orders
 * @param pictures how many there are, at least 1
 * @param batch how many a step sees
 */
public record BatchOrder(Seeds seeds, int pictures, int batch) {

  /** Checks the counts. */
  public BatchOrder {
    if (pictures < 1 || batch < 1) {
      throw new IllegalArgumentException(batch + " of " + pictures + " pictures");
    }
  }

  /** The pictures of a step, by number. */
  public int[] at(int step) {
    int[] chosen = new int[batch];
    long first = (long) step * batch;
    long pass = -1;
    int[] order = {};
    for (int i = 0; i < batch; i++) {
      long place = first + i;
      if (place / pictures != pass) {
        pass = place / pictures;
        order = order(pass);
      }
      chosen[i] = order[(int) (place % pictures)];
    }
    return chosen;
  }

  private int[] order(long pass) {
    RandomGenerator random = seeds.random(pass);
    int[] order = IntStream.range(0, pictures).toArray();
    for (int i = pictures - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
