package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/**
 * Cells around random points: bubbles, cracked mud, mosaics.
 *
 * <p>Source: Worley, A cellular texture basis function, SIGGRAPH 1996.
 */
final class CellPatterns {

  private CellPatterns() {}

  /** One point in each cell of a grid, so that the nearest two lie in the cells around. */
  private record Points(int cells, double[] x, double[] y, double[] shade) {

    static Points scattered(RandomGenerator random) {
      int cells = (int) Draw.scale(random, 4, 40);
      int wide = cells + 2;
      double[] x = new double[wide * wide];
      double[] y = new double[wide * wide];
      double[] shade = new double[wide * wide];
      for (int i = 0; i < x.length; i++) {
        x[i] = i % wide - 1 + random.nextDouble();
        y[i] = i / wide - 1 + random.nextDouble();
        shade[i] = random.nextDouble();
      }
      return new Points(cells, x, y, shade);
    }

    /** Distance to the nearest, to the second, and the shade of the nearest. */
    void nearest(double u, double v, double[] found) {
      double px = u * cells;
      double py = v * cells;
      int wide = cells + 2;
      int column = Math.min(cells - 1, (int) px) + 1;
      int row = Math.min(cells - 1, (int) py) + 1;
      found[0] = Double.MAX_VALUE;
      found[1] = Double.MAX_VALUE;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int i = (row + dy) * wide + column + dx;
          double distance = (x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py);
          if (distance < found[0]) {
            found[1] = found[0];
            found[0] = distance;
            found[2] = shade[i];
          } else {
            found[1] = Math.min(found[1], distance);
          }
        }
      }
      found[0] = Math.sqrt(found[0]);
      found[1] = Math.sqrt(found[1]);
    }
  }

  static void bubbles(HeightMap map, RandomGenerator random) {
    Points points = Points.scattered(random);
    double power = Draw.scale(random, 0.5, 3);
    double[] found = new double[3];
    map.fill(
        (u, v) -> {
          points.nearest(u, v, found);
          return Math.pow(found[0], power);
        });
  }

  static void cracks(HeightMap map, RandomGenerator random) {
    Points points = Points.scattered(random);
    double width = Draw.between(random, 0.05, 0.6);
    double[] found = new double[3];
    map.fill(
        (u, v) -> {
          points.nearest(u, v, found);
          return Math.min(1, (found[1] - found[0]) / width);
        });
  }

  static void mosaic(HeightMap map, RandomGenerator random) {
    Points points = Points.scattered(random);
    double joint = Draw.chance(random, 0.5) ? 0 : Draw.between(random, 0.05, 0.2);
    double[] found = new double[3];
    map.fill(
        (u, v) -> {
          points.nearest(u, v, found);
          return found[1] - found[0] < joint ? 0 : 0.2 + 0.8 * found[2];
        });
  }
}
