package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadixSortTest {

  @Test
  void sortsAsTheLibraryDoesAndCarriesTheOtherColumns() {
    Random random = new Random(5);
    for (int size : new int[] {0, 1, 2, 3, 1000, 16_384, 16_385, 70_001}) {
      for (int bits : new int[] {2, 9, 20, 32}) {
        int[] keys = random.ints(size).map(key -> key >> (32 - bits)).toArray();
        IntColumn column = column(keys);
        IntColumn other = column(Arrays.stream(keys).map(key -> ~key).toArray());
        IntColumn alone = column(keys);
        RadixSort.sort(column, other);
        RadixSort.sort(alone);
        Arrays.sort(keys);
        assertThat(ints(column)).isEqualTo(keys);
        assertThat(ints(alone)).isEqualTo(keys);
        assertThat(ints(other)).isEqualTo(Arrays.stream(keys).map(key -> ~key).toArray());
      }
    }
  }

  @Test
  void ordersKeysAsTheirScores() {
    float[] scores = {
      -Float.MAX_VALUE, -2f, -1.5f, -Float.MIN_VALUE, 0f, Float.MIN_VALUE, 1f, 1.0000001f, 3e38f
    };
    for (int i = 0; i < scores.length; i++) {
      assertThat(OrderedKey.score(OrderedKey.of(scores[i]))).isEqualTo(scores[i]);
      assertThat(i == 0 || OrderedKey.of(scores[i - 1]) < OrderedKey.of(scores[i])).isTrue();
    }
    assertThat(OrderedKey.of(-0f)).isEqualTo(OrderedKey.of(0f));
  }

  @Test
  void countsWhatLiesBelowAThresholdBetweenTwoFloats() {
    IntColumn keys = column(new int[] {OrderedKey.of(-1), OrderedKey.of(0.1f), OrderedKey.of(2)});
    assertThat(keys.countBelow(0.1f)).isEqualTo(1);
    assertThat(keys.countBelow(Math.nextUp((double) 0.1f))).isEqualTo(2);
    assertThat(keys.countBelow(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(keys.countBelow(1e300)).isEqualTo(3);
  }

  @Test
  void growsOnAfterSorting() {
    IntColumn column = column(new int[] {3, 1, 2});
    RadixSort.sort(column);
    IntStream.range(0, 40_000).forEach(column::add);
    assertThat(column.size()).isEqualTo(40_003);
    assertThat(column.get(2)).isEqualTo(3);
    assertThat(column.get(40_002)).isEqualTo(39_999);
  }

  private static IntColumn column(int[] values) {
    IntColumn column = new IntColumn();
    Arrays.stream(values).forEach(column::add);
    return column;
  }

  private static int[] ints(IntColumn column) {
    return IntStream.range(0, (int) column.size()).map(column::get).toArray();
  }
}
