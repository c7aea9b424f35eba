package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.image.RegionOutline.Corner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectedRegionsTest {

  private static Mask drawn(String... rows) {
    Mask mask = Mask.empty(rows[0].length(), rows.length);
    for (int i = 0; i < mask.set().length; i++) {
      mask.set()[i] = rows[i / mask.width()].charAt(i % mask.width()) == '#';
    }
    return mask;
  }

  private static Mask random(int width, int height, double density, long seed) {
    Random random = new Random(seed);
    Mask mask = Mask.empty(width, height);
    for (int i = 0; i < mask.set().length; i++) {
      mask.set()[i] = random.nextDouble() < density;
    }
    return mask;
  }

  @Test
  void joinsAtSidesAndCorners() {
    ConnectedRegions regions =
        ConnectedRegions.of(
            drawn(
                "#..#.", //
                ".#...", "....#", "##...", "#...#"));
    assertThat(regions.regions())
        .containsExactly(
            new ConnectedRegions.Region(1, 2, new Box(0, 0, 2, 2)),
            new ConnectedRegions.Region(2, 1, new Box(3, 0, 1, 1)),
            new ConnectedRegions.Region(3, 1, new Box(4, 2, 1, 1)),
            new ConnectedRegions.Region(4, 3, new Box(0, 3, 2, 2)),
            new ConnectedRegions.Region(5, 1, new Box(4, 4, 1, 1)));
  }

  @Test
  void doesNotJoinAcrossTheEdgeOfThePicture() {
    assertThat(ConnectedRegions.of(drawn("..#", "#..")).count()).isEqualTo(2);
  }

  @Test
  void joinsTheTeethOfACombInTheLastRow() {
    ConnectedRegions comb = ConnectedRegions.of(drawn("#.#.#.#", "#.#.#.#", "#######"));
    assertThat(comb.regions())
        .containsExactly(new ConnectedRegions.Region(1, 15, new Box(0, 0, 7, 3)));
  }

  @Test
  void findsNothingInAnEmptyMask() {
    assertThat(ConnectedRegions.of(Mask.empty(5, 4)).count()).isZero();
  }

  @Test
  void agreesWithFloodFillOnRandomMasks() {
    for (int seed = 0; seed < 60; seed++) {
      Mask mask = random(1 + seed % 23, 1 + seed * 7 % 31, 0.1 + 0.8 * seed / 60, seed);
      assertThat(ConnectedRegions.of(mask).labels()).isEqualTo(flooded(mask));
    }
  }

  private static int[] flooded(Mask mask) {
    int[] labels = new int[mask.set().length];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (mask.set()[i] && labels[i] == 0) {
        flood(mask, i, ++count, labels);
      }
    }
    return labels;
  }

  private static void flood(Mask mask, int start, int label, int[] labels) {
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    labels[start] = label;
    while (!open.isEmpty()) {
      int at = open.pop();
      for (int d = 0; d < 9; d++) {
        int x = at % mask.width() + d % 3 - 1;
        int y = at / mask.width() + d / 3 - 1;
        if (x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.at(x, y)) {
          int next = y * mask.width() + x;
          if (labels[next] == 0) {
            labels[next] = label;
            open.push(next);
          }
        }
      }
    }
  }

  @Test
  void outlinesARectangleByItsFourCorners() {
    ConnectedRegions regions = ConnectedRegions.of(drawn("....", ".##.", ".##.", ".##."));
    assertThat(RegionOutline.polygon(regions, 1))
        .containsExactly(new Corner(1, 1), new Corner(3, 1), new Corner(3, 4), new Corner(1, 4));
  }

  @Test
  void outlinesPixelsThatTouchAtACornerAsOne() {
    ConnectedRegions regions = ConnectedRegions.of(drawn("#.", ".#"));
    assertThat(RegionOutline.polygon(regions, 1)).hasSize(8);
  }

  @Test
  void enclosesExactlyTheRegionAndItsHoles() {
    for (int seed = 0; seed < 60; seed++) {
      Mask mask = random(3 + seed % 17, 3 + seed * 5 % 19, 0.2 + 0.6 * seed / 60, seed);
      ConnectedRegions regions = ConnectedRegions.of(mask);
      for (ConnectedRegions.Region region : regions.regions()) {
        List<Corner> polygon = RegionOutline.polygon(regions, region.label());
        assertThat(area(polygon)).isEqualTo(areaWithHoles(regions, region.label()));
        assertThat(turnsAtEveryCorner(polygon)).isTrue();
      }
    }
  }

  private static int area(List<Corner> polygon) {
    int twice = 0;
    for (int i = 0; i < polygon.size(); i++) {
      Corner a = polygon.get(i);
      Corner b = polygon.get((i + 1) % polygon.size());
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return twice / 2;
  }

  private static boolean turnsAtEveryCorner(List<Corner> polygon) {
    for (int i = 0; i < polygon.size(); i++) {
      Corner a = polygon.get(i);
      Corner b = polygon.get((i + 1) % polygon.size());
      Corner c = polygon.get((i + 2) % polygon.size());
      if ((a.x() == b.x()) == (b.x() == c.x())) {
        return false;
      }
    }
    return true;
  }

  /** All pixels that cannot be reached from outside by steps to the four sides. */
  private static int areaWithHoles(ConnectedRegions regions, int label) {
    int width = regions.width() + 2;
    int height = regions.height() + 2;
    boolean[] seen = new boolean[width * height];
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    seen[0] = true;
    int outside = 0;
    while (!open.isEmpty()) {
      int at = open.pop();
      outside++;
      for (int d = 0; d < 4; d++) {
        int x = at % width + (d == 0 ? 1 : d == 1 ? -1 : 0);
        int y = at / width + (d == 2 ? 1 : d == 3 ? -1 : 0);
        if (x < 0 || y < 0 || x >= width || y >= height || seen[y * width + x]) {
          continue;
        }
        boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
        if (border || regions.label(x - 1, y - 1) != label) {
          seen[y * width + x] = true;
          open.push(y * width + x);
        }
      }
    }
    return width * height - outside;
  }
}
