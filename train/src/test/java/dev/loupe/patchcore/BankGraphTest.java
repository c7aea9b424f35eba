package dev.loupe.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.FeatureGrid;
import dev.loupe.method.Settings;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxRun;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph's scores beside those of a plain search. */
class BankGraphTest {

  private static final int SIDE = 8;

  @ParameterizedTest
  @CsvSource({"3, 5, 9", "40, 16, 9", "5003, 96, 9", "2048, 70, 1", "700, 384, 5"})
  void scoresAsThePaperSays(int count, int dimension, int neighbours) {
    MemoryBank bank = bank(1, count, dimension);
    float[] patches = patches(2, dimension);
    Map<String, FloatTensor> found =
        run(new BankGraph(bank, Optional.empty(), 1, grid(dimension)), patches, neighbours);
    double[] expected = distances(bank, patches);
    float[] map = Objects.requireNonNull(found.get("map")).values();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) map[i]).isCloseTo(expected[i], within(1e-4 * expected[i] + 1e-6));
    }
    assertThat(score(found))
        .isCloseTo(reweighted(bank, patches, neighbours), within(1e-4 * expected[0] + 1e-5));
  }

  @Test
  void knowsItsOwnEntriesWithoutRounding() {
    MemoryBank bank = bank(3, 3000, 64);
    float[] patches = Arrays.copyOfRange(bank.entries().values(), 0, SIDE * SIDE * 64);
    Map<String, FloatTensor> found =
        run(new BankGraph(bank, Optional.empty(), 1, grid(64)), patches, 9);
    assertThat(Objects.requireNonNull(found.get("map")).values()).containsOnly(0);
  }

  @Test
  void searchesTwoBanksAsOneAndNeverScoresHigherThanBefore() {
    MemoryBank bank = bank(1, 900, 40);
    MemoryBank further = bank(7, 100, 40);
    BankGraph before = new BankGraph(bank, Optional.empty(), 1, grid(40));
    for (int seed = 20; seed < 30; seed++) {
      float[] patches = patches(seed, 40);
      Map<String, FloatTensor> old = run(before, patches, 9);
      Map<String, FloatTensor> now = run(before.with(further), patches, 9);
      double[] expected = distances(bank.and(further), patches);
      float[] map = Objects.requireNonNull(now.get("map")).values();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) map[i]).isCloseTo(expected[i], within(1e-4 * expected[i]));
      }
      double reweighted = reweighted(bank.and(further), patches, 9);
      assertThat(score(now))
          .isLessThanOrEqualTo(score(old))
          .isCloseTo(Math.min(score(old), reweighted), within(1e-4 * score(old)));
    }
  }

  @Test
  void isReadBackFromItsGraph() {
    BankGraph written = new BankGraph(bank(1, 50, 12), Optional.of(bank(2, 5, 12)), 0.25, grid(12));
    BankGraph read = BankGraph.of(OnnxGraph.of(graph(written, 9).toBytes()));
    assertThat(read.radius()).isEqualTo(0.25);
    assertThat(read.grid()).isEqualTo(written.grid());
    assertThat(read.all().entries().values()).isEqualTo(written.all().entries().values());
  }

  private static double score(Map<String, FloatTensor> found) {
    return Objects.requireNonNull(found.get("score")).values()[0];
  }

  private static FeatureGrid grid(int dimension) {
    return new FeatureGrid(SIDE, SIDE, dimension);
  }

  static MemoryBank bank(long seed, int count, int dimension) {
    Rows rows = CoresetTest.clustered(seed, count, dimension, Math.max(1, count / 20));
    return new MemoryBank(
        new FloatTensor(Shape.of(count, dimension), fading(all(rows), dimension)));
  }

  private static float[] all(Rows rows) {
    return rows.gather(IntStream.range(0, rows.count()).toArray());
  }

  /** Numbers that vary less and less from dimension to dimension, as those along features' axes. */
  private static float[] fading(float[] rows, int dimension) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] /= 1 + i % dimension / 8f;
    }
    return rows;
  }

  private static float[] patches(long seed, int dimension) {
    Rows rows = CoresetTest.clustered(seed, SIDE * SIDE, dimension, 9);
    return fading(all(rows), dimension);
  }

  private static Map<String, FloatTensor> run(BankGraph bank, float[] patches, int neighbours) {
    Shape shape = Shape.of(SIDE * SIDE, bank.grid().dimension());
    return OnnxRun.run(graph(bank, neighbours), Map.of("patches", new FloatTensor(shape, patches)));
  }

  private static OnnxGraph graph(BankGraph bank, int neighbours) {
    PatchCoreSettings settings =
        Settings.of(new PatchCore().presets().get("default"))
            .with("neighbours", Integer.toString(neighbours))
            .with("blur", "0")
            .as(PatchCoreSettings.class);
    OnnxGraph.Builder graph = OnnxGraph.builder("test");
    OnnxValue patches = graph.input("patches", Shape.of(SIDE * SIDE, bank.grid().dimension()));
    try (Workers workers = new Workers(2)) {
      return bank.write(graph, patches, InputGeometry.whole(SIDE), settings, workers);
    }
  }

  private static double[] distances(MemoryBank bank, float[] patches) {
    int d = bank.dimension();
    return IntStream.range(0, patches.length / d)
        .mapToDouble(i -> distance(bank, nearest(bank, patches, i * d), patches, i * d))
        .toArray();
  }

  private static int nearest(MemoryBank bank, float[] patches, int from) {
    return IntStream.range(0, bank.count())
        .boxed()
        .min(Comparator.comparingDouble(i -> distance(bank, i, patches, from)))
        .orElseThrow();
  }

  private static double distance(MemoryBank bank, int entry, float[] from, int offset) {
    int d = bank.dimension();
    return Math.sqrt(Distances.squared(bank.entries().values(), entry * d, from, offset, d));
  }

  /** PatchCore eq 6 and 7, word by word. */
  private static double reweighted(MemoryBank bank, float[] patches, int b) {
    int d = bank.dimension();
    double[] distances = distances(bank, patches);
    int farthest =
        IntStream.range(0, distances.length)
            .boxed()
            .max(Comparator.comparingDouble(i -> distances[i]))
            .orElseThrow();
    int nearest = nearest(bank, patches, farthest * d);
    if (b == 1) {
      return distances[farthest];
    }
    List<Integer> neighbours =
        IntStream.range(0, bank.count())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> distance(bank, i, bank.entries().values(), nearest * d)))
            .limit(b)
            .toList();
    double sum =
        neighbours.stream()
            .mapToDouble(n -> Math.exp(distance(bank, n, patches, farthest * d)))
            .sum();
    return (1 - Math.exp(distances[farthest]) / sum) * distances[farthest];
  }
}
