package dev.loupe.patchcore;

import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.Shape;
import java.util.Arrays;

/**
 * The rows farthest from all picks, among which the next picks are found without a look at the
 * others; see {@link Coreset}.
 */
final class CandidatePool {

  private final int[] rows;
  private final float[] vectors;
  private final int dimension;
  private final double[] squared;
  private final double bound;
  private final float[] products;
  private final double[] lengths;

  private CandidatePool(
      int[] rows, float[] vectors, double[] squared, double bound, float[] products) {
    this.rows = rows;
    this.vectors = vectors;
    this.dimension = vectors.length / rows.length;
    this.squared = squared;
    this.bound = bound;
    this.products = products;
    this.lengths = new double[rows.length];
    Arrays.setAll(lengths, i -> Distances.length(vectors, i * dimension, dimension));
  }

  /**
   * The farthest rows, of equally far ones the first.
   *
   * @param far numbers of rows, ascending, the farthest of all among them
   * @param squared of every row, its squared distance to the nearest pick
   */
  static CandidatePool farthest(
      Rows rows, int[] far, double[] squared, int size, Distances distances) {
    double bound = largest(Arrays.stream(far).mapToDouble(i -> squared[i]).toArray(), size);
    int[] chosen = new int[Math.min(size, far.length)];
    int count = 0;
    for (int i : far) {
      if (squared[i] > bound) {
        chosen[count++] = i;
      }
    }
    for (int i = 0; i < far.length && count < chosen.length; i++) {
      if (squared[far[i]] == bound) {
        chosen[count++] = far[i];
      }
    }
    Arrays.sort(chosen);
    float[] vectors = rows.gather(chosen);
    Block block = Block.of(Shape.of(chosen.length, rows.dimension()), vectors);
    float[] products = distances.all(block, Distances.Centres.of(vectors, rows.dimension()));
    double[] own = Arrays.stream(chosen).mapToDouble(i -> squared[i]).toArray();
    return new CandidatePool(chosen, vectors, own, bound, products);
  }

  /** The number that {@code size} numbers reach; the least where there are not so many. */
  private static double largest(double[] numbers, int size) {
    if (numbers.length <= size) {
      return Arrays.stream(numbers).min().orElse(0);
    }
    return select(numbers, numbers.length - size);
  }

  /** The number that would stand at a place if the array were sorted. */
  private static double select(double[] numbers, int place) {
    int from = 0;
    int to = numbers.length - 1;
    while (from < to) {
      double pivot = numbers[(from + to) >>> 1];
      int left = from;
      int right = to;
      while (left <= right) {
        while (numbers[left] < pivot) {
          left++;
        }
        while (numbers[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = numbers[left];
          numbers[left++] = numbers[right];
          numbers[right--] = swapped;
        }
      }
      if (place <= right) {
        to = right;
      } else if (place >= left) {
        from = left;
      } else {
        return numbers[place];
      }
    }
    return numbers[place];
  }

  /** The squared distance of the nearest of them. */
  double bound() {
    return bound;
  }

  /** The next picks that are certain, at least one unless every row is picked already. */
  int[] picks(int most) {
    int[] places = new int[Math.min(most, rows.length)];
    int count = 0;
    while (count < places.length) {
      int farthest = farthest(places, count);
      boolean certain = squared[farthest] > bound || count == 0;
      if (!certain || squared[farthest] <= 0) {
        break;
      }
      places[count++] = farthest;
      approach(farthest);
    }
    return Arrays.stream(places, 0, count).map(place -> rows[place]).toArray();
  }

  /**
   * The place of the farthest row. Within the pool distances are upper bounds; that of the farthest
   * is made exact, and if it falls by that, the search goes on.
   */
  private int farthest(int[] picked, int count) {
    while (true) {
      int farthest = 0;
      for (int i = 1; i < squared.length; i++) {
        farthest = squared[i] > squared[farthest] ? i : farthest;
      }
      double exact = exact(farthest, picked, count);
      if (exact >= squared[farthest]) {
        return farthest;
      }
      squared[farthest] = exact;
    }
  }

  private double exact(int place, int[] picked, int count) {
    double least = squared[place];
    for (int i = 0; i < count; i++) {
      double product = products[place * rows.length + picked[i]] + lengths[place];
      if (product - rounding(place, picked[i]) < least) {
        int from = picked[i] * dimension;
        least =
            Math.min(
                least, Distances.squared(vectors, place * dimension, vectors, from, dimension));
      }
    }
    return least;
  }

  /** Lets the pool know of a pick: by upper bounds, a little above the distances. */
  private void approach(int pick) {
    int from = pick * rows.length;
    for (int i = 0; i < squared.length; i++) {
      double upper = products[from + i] + lengths[pick] + rounding(i, pick);
      squared[i] = Math.min(squared[i], Math.max(0, upper));
    }
    squared[pick] = 0;
  }

  private double rounding(int one, int other) {
    return Coreset.SLACK * (lengths[one] + lengths[other]);
  }
}
