package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.detector.Detection;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Box;
import dev.loupe.image.RegionOutline.Corner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HysteresisRegionsTest {

  private static final HysteresisRegions FINDER = finder(0);

  @Test
  void growsASeedThroughFaintPixelsAndLeavesFaintOnesWithoutASeed() {
    AnomalyMap map = map(6, 0, 5, 9, 5, 0, 5);
    Segmentation found = FINDER.find(map);
    assertThat(found.regions()).hasSize(1);
    Region region = found.regions().get(0);
    assertThat(region.boundingBox()).isEqualTo(new Box(1, 0, 3, 1));
    assertThat(region.areaPx()).isEqualTo(3);
    assertThat(region.peak()).isEqualTo(9);
    assertThat(region.mean()).isCloseTo(19.0 / 3, within(1e-9));
    assertThat(region.polygon())
        .containsExactlyInAnyOrder(
            new Corner(1, 0), new Corner(4, 0), new Corner(4, 1), new Corner(1, 1));
    assertThat(found.mask().set()).containsExactly(false, true, true, true, false, false);
  }

  @Test
  void countsAPixelExactlyAtAThresholdAsReachingIt() {
    assertThat(FINDER.find(map(2, 8, 4)).regions().get(0).areaPx()).isEqualTo(2);
    assertThat(FINDER.find(map(2, Math.nextDown(8f), 4)).regions()).isEmpty();
  }

  @Test
  void growsOverCorners() {
    AnomalyMap map = map(3, 9, 0, 0, 0, 5, 0, 0, 0, 5);
    assertThat(FINDER.find(map).regions()).singleElement().extracting(Region::areaPx).isEqualTo(3);
  }

  @Test
  void dropsRegionsBelowTheLeastAreaFromMaskAndList() {
    AnomalyMap map = map(10, 9, 9, 0, 0, 0, 9, 0, 0, 0, 0);
    Segmentation found = finder(0.2).find(map);
    assertThat(found.regions()).singleElement().extracting(Region::areaPx).isEqualTo(2);
    assertThat(found.mask().area()).isEqualTo(2);
  }

  @Test
  void putsTheHighestPeakFirst() {
    AnomalyMap map = map(5, 9, 0, 12, 0, 10);
    assertThat(FINDER.find(map).regions())
        .extracting(Region::peak)
        .containsExactly(12.0, 10.0, 9.0);
  }

  @Test
  void knowsSquareMillimetresWhenTheScaleIsKnown() {
    HysteresisRegions scaled = new HysteresisRegions(8, 4, 0, OptionalDouble.of(0.5));
    assertThat(scaled.find(map(3, 9, 9, 0)).regions().get(0).areaMm2()).hasValue(0.5);
    assertThat(FINDER.find(map(3, 9, 9, 0)).regions().get(0).areaMm2()).isEmpty();
  }

  @Test
  void agreesWithANaiveFloodFillFromEverySeed() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 300; trial++) {
      int width = random.nextInt(1, 24);
      int height = random.nextInt(1, 24);
      float[] values = new float[width * height];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(11);
      }
      AnomalyMap map = new AnomalyMap(width, height, values);
      assertThat(FINDER.find(map).mask().set()).isEqualTo(floodFill(map));
    }
  }

  @Test
  void findsTheSameOnADetectorsGridAsOnTheMapInOriginalPixels() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      float[] values = new float[12];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextDouble() * 9);
      }
      MapPlacement placement = new MapPlacement(13, 9, 1, 0, 10, 9);
      Detection detection = new Detection(new AnomalyMap(4, 3, values), 1, placement, 0);
      Segmentation found = FINDER.find(detection);
      Segmentation expected = FINDER.find(detection.atOriginalSize());
      assertThat(found.regions()).isEqualTo(expected.regions());
      assertThat(found.mask().width()).isEqualTo(13);
      assertThat(found.mask().set()).isEqualTo(expected.mask().set());
    }
  }

  @Test
  void refusesALowThresholdAboveTheHighOne() {
    assertThatThrownBy(() -> new HysteresisRegions(1, 2, 0, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean[] floodFill(AnomalyMap map) {
    boolean[] reached = new boolean[map.values().length];
    Deque<int[]> open = new ArrayDeque<>();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        if (map.at(x, y) >= 8) {
          open.push(new int[] {x, y});
        }
      }
    }
    while (!open.isEmpty()) {
      int[] at = open.pop();
      boolean outside = at[0] < 0 || at[1] < 0 || at[0] >= map.width() || at[1] >= map.height();
      if (outside || reached[at[1] * map.width() + at[0]] || map.at(at[0], at[1]) < 4) {
        continue;
      }
      reached[at[1] * map.width() + at[0]] = true;
      for (int step = 0; step < 9; step++) {
        open.push(new int[] {at[0] + step % 3 - 1, at[1] + step / 3 - 1});
      }
    }
    return reached;
  }

  private static HysteresisRegions finder(double minimumArea) {
    return new HysteresisRegions(8, 4, minimumArea, OptionalDouble.empty());
  }

  private static AnomalyMap map(int width, float... values) {
    return new AnomalyMap(width, values.length / width, values);
  }
}
