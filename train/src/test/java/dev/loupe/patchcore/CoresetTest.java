package dev.loupe.patchcore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoresetTest {

  /** Naive greedy k-centre: touches every row for every pick. */
  private static Coreset.Picks naive(Rows rows, int count, int first) {
    int d = rows.dimension();
    double[] squared = new double[rows.count()];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    int[] picks = new int[count];
    int next = first;
    for (int i = 0; i < count; i++) {
      picks[i] = next;
      float[] centre = rows.row(next);
      for (int row = 0; row < squared.length; row++) {
        double found = Distances.squared(rows.row(row), 0, centre, 0, d);
        squared[row] = Math.min(squared[row], found);
      }
      next = 0;
      for (int row = 1; row < squared.length; row++) {
        next = squared[row] > squared[next] ? row : next;
      }
    }
    return new Coreset.Picks(picks, Math.sqrt(squared[next]), new int[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 700, 3, 1",
    "1, 3000, 20, 8",
    "2, 5000, 64, 12",
    "3, 4100, 100, 50",
    "4, 2500, 40, 200"
  })
  void picksWhatThePlainGreedyPicksOnClusters(long seed, int count, int dimension, int clusters) {
    assertSame(clustered(seed, count, dimension, clusters), count / 10, (int) seed);
  }

  @ParameterizedTest
  @CsvSource({"0, 600, 2", "1, 3000, 10", "2, 5000, 70"})
  void picksWhatThePlainGreedyPicksOnNoise(long seed, int count, int dimension) {
    assertSame(clustered(seed, count, dimension, count), count / 8, (int) seed);
  }

  private static void assertSame(Rows rows, int picks, int first) {
    Coreset.Picks expected = naive(rows, picks, first);
    Coreset.Picks found = pick(rows, picks, first, 1);
    assertThat(found.rows()).isEqualTo(expected.rows());
    assertThat(found.radius()).isEqualTo(expected.radius());
  }

  @Test
  void picksTheSameWithAnyNumberOfThreads() {
    Rows rows = clustered(7, 9000, 33, 30);
    assertThat(pick(rows, 900, 5, 3).rows()).isEqualTo(pick(rows, 900, 5, 1).rows());
  }

  @Test
  void picksEveryRowOnceWhenAllAreAskedFor() {
    Rows rows = clustered(8, 500, 6, 500);
    Coreset.Picks picks = pick(rows, 500, 0, 1);
    assertThat(picks.rows()).hasSize(500).doesNotHaveDuplicates();
    assertThat(picks.radius()).isZero();
  }

  @Test
  void stopsWhenTheOthersAreEqualToPicks() {
    Rows rows = new Rows(2);
    for (int i = 0; i < 5000; i++) {
      rows.add(new float[] {i % 3, 1});
    }
    Coreset.Picks picks = pick(rows, 100, 4, 1);
    assertThat(picks.rows()).containsExactly(4, 0, 2);
    assertThat(picks.radius()).isZero();
  }

  static Coreset.Picks pick(Rows rows, int count, int first, int threads) {
    try (Workers workers = new Workers(threads);
        Coreset coreset = new Coreset(rows, workers)) {
      return coreset.pick(count, first, Progress.NONE);
    }
  }

  /** Gaussian clusters of different widths, away from the origin as features are. */
  static Rows clustered(long seed, int count, int dimension, int clusters) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] centres = new float[clusters][dimension];
    for (float[] centre : centres) {
      for (int i = 0; i < dimension; i++) {
        centre[i] = (float) (1 + random.nextGaussian());
      }
    }
    Rows rows = new Rows(dimension);
    for (int row = 0; row < count; row++) {
      float[] values = centres[row % clusters].clone();
      double width = 0.05 + 0.1 * (row % clusters % 3);
      for (int i = 0; i < dimension; i++) {
        values[i] += (float) (width * random.nextGaussian());
      }
      rows.add(values);
    }
    return rows;
  }
}
