package dev.loupe.patchcore;

import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import java.util.Arrays;

/**
 * The good patches that a detector remembers, {@code float[count][dimension]}.
 *
 * @param entries one behind the other; at least one
 */
record MemoryBank(FloatTensor entries) {

  /** Checks the shape. */
  MemoryBank {
    if (entries.shape().rank() != 2 || entries.shape().size(0) < 1) {
      throw new IllegalArgumentException("No memory bank has the shape " + entries.shape());
    }
  }

  /** The rows of those numbers. */
  static MemoryBank of(Rows rows, int[] picks) {
    return new MemoryBank(
        new FloatTensor(Shape.of(picks.length, rows.dimension()), rows.gather(picks)));
  }

  int count() {
    return entries.shape().count(0);
  }

  int dimension() {
    return entries.shape().count(1);
  }

  /** This one's entries, then those of another. */
  MemoryBank and(MemoryBank further) {
    float[] both =
        Arrays.copyOf(entries.values(), Math.multiplyExact(count() + further.count(), dimension()));
    System.arraycopy(
        further.entries.values(),
        0,
        both,
        entries.values().length,
        further.entries.values().length);
    return new MemoryBank(new FloatTensor(Shape.of(count() + further.count(), dimension()), both));
  }

  Rows rows() {
    Rows rows = new Rows(dimension());
    rows.add(entries.values());
    return rows;
  }

  /**
   * Of every entry, the entries nearest to it, itself first: {@code long[count * size]}. Equal
   * entries stand in their order.
   */
  long[] neighbours(int size, Workers workers) {
    Rows rows = rows();
    long[] table = new long[Math.multiplyExact(count(), size)];
    Distances.Centres all = Distances.Centres.of(entries.values(), dimension());
    int step = 64;
    try (Distances distances = new Distances()) {
      workers.each(
          (count() + step - 1) / step,
          piece -> {
            int from = piece * step;
            int to = Math.min(from + step, count());
            float[] own =
                Arrays.copyOfRange(entries.values(), from * dimension(), to * dimension());
            float[] found = distances.all(Block.of(Shape.of(to - from, dimension()), own), all);
            for (int i = from; i < to; i++) {
              nearest(found, (i - from) * count(), i, size, table);
            }
          });
    }
    return table;
  }

  private void nearest(float[] distances, int offset, int own, int size, long[] table) {
    float[] least = new float[size];
    int kept = 0;
    for (int i = 0; i < count(); i++) {
      float distance = i == own ? Float.NEGATIVE_INFINITY : distances[offset + i];
      if (kept == size && distance >= least[size - 1]) {
        continue;
      }
      int place = kept < size ? kept++ : size - 1;
      for (; place > 0 && least[place - 1] > distance; place--) {
        least[place] = least[place - 1];
        table[own * size + place] = table[own * size + place - 1];
      }
      least[place] = distance;
      table[own * size + place] = i;
    }
  }
}
