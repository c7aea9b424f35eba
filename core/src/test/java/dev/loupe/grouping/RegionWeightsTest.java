package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.ConnectedRegions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where on a layer's grid a region counts, and how much. */
class RegionWeightsTest {

  /** A picture of 8 x 4 with two regions: pixels (0..3, 0) and (6..7, 2..3). */
  private static final boolean[] SET = set(0, 1, 2, 3, 22, 23, 30, 31);

  private static final MapPlacement WHOLE = new MapPlacement(8, 4, 0, 0, 8, 4);
  private static final FeatureMap GRID = new FeatureMap(1, 2, 4, new float[8]);

  @Test
  void countsThePeakElevenTimesAsMuchAsTheEdge() {
    float[] values = new float[32];
    values[0] = 5;
    values[1] = 3;
    values[2] = 3;
    values[3] = 3;

    double[] weights = weights(values, 1).onGrid(GRID, WHOLE);

    // 1.1 and 0.1 in the first place, twice 0.1 in the second.
    assertThat(weights[0]).isCloseTo(1.2 / 1.4, within(1e-6));
    assertThat(weights[1]).isCloseTo(0.2 / 1.4, within(1e-6));
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void countsAllPixelsAlikeWhereTheMapIsFlat() {
    double[] weights = weights(new float[32], 1).onGrid(GRID, WHOLE);

    assertThat(weights).containsExactly(0.5, 0.5, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void leavesOtherRegionsOut() {
    double[] weights = weights(new float[32], 2).onGrid(GRID, WHOLE);

    assertThat(weights).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void goesByThePartThatTheDetectorSees() {
    // The detector sees the columns 4 to 8 only; what lies outside counts at its edge.
    MapPlacement right = new MapPlacement(8, 4, 4, 0, 4, 4);

    double[] weights = weights(new float[32], 2).onGrid(GRID, right);

    assertThat(weights).containsExactly(0, 0, 0, 0, 0, 0, 0.5, 0.5);
  }

  private static RegionWeights weights(float[] values, int label) {
    return RegionWeights.of(ConnectedRegions.of(8, 4, SET), label, new AnomalyMap(8, 4, values));
  }

  private static boolean[] set(int... pixels) {
    boolean[] set = new boolean[32];
    for (int pixel : pixels) {
      set[pixel] = true;
    }
    return set;
  }
}
