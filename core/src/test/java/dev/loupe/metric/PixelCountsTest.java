package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import dev.loupe.metric.PixelCounts.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PixelCountsTest {

  private record Scored(AnomalyMap map, Mask mask) {}

  @RepeatedTest(20)
  void givesTheFiguresOfOneMachineToTheLastBit(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int levels = repetition.getCurrentRepetition() % 2 == 0 ? 7 : 1_000_000;
    List<Scored> pictures = new ArrayList<>();
    PixelMetrics alone = new PixelMetrics();
    for (int i = 0; i < 9; i++) {
      Scored scored = picture(random, levels, i % 3 > 0);
      pictures.add(scored);
      alone.add("picture " + i, scored.map(), scored.mask());
    }
    Collections.shuffle(pictures, new java.util.Random(5));

    PixelCounts counted = counted(pictures);

    assertThat(counted.defects()).isEqualTo(alone.defects());
    assertThat(RocCurve.of(counted.byPixel())).isEqualTo(RocCurve.of(alone.byPixel()));
    assertThat(RocCurve.of(counted.byComponent())).isEqualTo(RocCurve.of(alone.byComponent()));
    assertThat(RocCurve.areaOf(counted.byComponent(), 0.3)).isEqualTo(alone.aupro(0.3));
    assertThat(F1Max.of(counted.byPixel())).isEqualTo(F1Max.of(alone.byPixel()));
    assertThat(PrecisionRecallCurve.of(counted.byPixel()))
        .isEqualTo(PrecisionRecallCurve.of(alone.byPixel()));
  }

  @Test
  void hasNoFiguresOfNothing() {
    PixelCounts nothing = new PixelCounts(List.of());
    assertThat(RocCurve.areaOf(nothing.byPixel())).isEmpty();
    assertThat(nothing.defects()).isZero();
  }

  private static Scored picture(SplittableRandom random, int levels, boolean defective) {
    int side = 24;
    float[] values = new float[side * side];
    boolean[] set = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextInt(levels) - levels / 3) / 37f;
      set[i] = defective && random.nextInt(5) == 0;
    }
    return new Scored(new AnomalyMap(side, side, values), new Mask(side, side, set));
  }

  /** Adds up as a cluster would: by score and area, then sorted. */
  private static PixelCounts counted(List<Scored> pictures) {
    Comparator<Row> order =
        Comparator.comparingInt(Row::key).thenComparingInt(Row::area).reversed();
    Map<Row, Long> sums = new TreeMap<>(order);
    for (Scored picture : pictures) {
      PixelCounts.of(
          picture.map(),
          picture.mask(),
          row -> sums.merge(new Row(row.key(), row.area(), 0), row.pixels(), Long::sum));
    }
    return new PixelCounts(
        sums.entrySet().stream()
            .map(sum -> new Row(sum.getKey().key(), sum.getKey().area(), sum.getValue()))
            .toList());
  }
}
