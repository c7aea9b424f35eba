package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A test set of the size a plant has: twenty images of 1024 x 1024, two per cent of the pixels
 * defective. {@code -Dloupe.metric.images=100} makes it 10^8 pixels.
 */
@Tag("slow")
class ManyPixelsTest {

  private static final int SIDE = 1024;
  private static final int IMAGES = Integer.getInteger("loupe.metric.images", 20);

  @Test
  void measuresTwentyMillionPixelsInBoundedMemory() {
    SplittableRandom random = new SplittableRandom(17);
    PixelMetrics pixels = new PixelMetrics();
    for (int i = 0; i < IMAGES; i++) {
      Mask mask = i % 2 == 0 ? Mask.empty(SIDE, SIDE) : fourDefects();
      pixels.add("image-" + i, map(mask, random), mask);
    }
    long used = usedAfterCollection();
    // Defective scores are uniform on [0.5, 1.5], good ones on [0, 1]: AUROC 1 - (1/2)^2 / 2.
    assertThat(pixels.auroc()).hasValueCloseTo(0.875, within(1e-3));
    // PRO(FPR f) = min(1, 0.5 + f): the mean from 0 to 0.3 is 0.65.
    assertThat(pixels.aupro(0.3)).hasValueCloseTo(0.65, within(1e-3));
    assertThat(pixels.aupro(0.05)).hasValueCloseTo(0.525, within(1e-3));
    assertThat(pixels.simpleNetPro().orElseThrow()).isGreaterThan(0.65);
    assertThat(F1Max.of(pixels.byPixel()).orElseThrow().threshold()).isCloseTo(1.0, within(1e-3));
    assertThat(RocCurve.of(pixels.byComponent()).orElseThrow().points()).hasSizeBetween(200, 502);
    assertThat(pixels.pixels()).isEqualTo((long) IMAGES * SIDE * SIDE);
    assertThat((double) used / pixels.pixels()).isLessThan(6);
  }

  private static Mask fourDefects() {
    boolean[] set = new boolean[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        set[y * SIDE + x] = x % 512 < 102 && y % 512 < 102;
      }
    }
    return new Mask(SIDE, SIDE, set);
  }

  private static AnomalyMap map(Mask mask, SplittableRandom random) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble() + (mask.set()[i] ? 0.5f : 0f);
    }
    return new AnomalyMap(SIDE, SIDE, values);
  }

  /** Bytes held by the test, the rest of the program included. */
  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
