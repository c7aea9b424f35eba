package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Surfaces of things lying on each other: fibres, discs, printed circuits, writing, fractals. */
final class StrokePatterns {

  private StrokePatterns() {}

  /** A round brush moved from one place to another. */
  private static void line(
      HeightMap map, double x0, double y0, double x1, double y1, double radius, double height) {
    int steps = (int) Math.ceil(Math.hypot(x1 - x0, y1 - y0) / Math.max(0.5, radius / 2)) + 1;
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      disc(map, x0 + t * (x1 - x0), y0 + t * (y1 - y0), radius, height);
    }
  }

  private static void disc(HeightMap map, double x, double y, double radius, double height) {
    for (int v = (int) Math.floor(y - radius); v <= y + radius; v++) {
      for (int u = (int) Math.floor(x - radius); u <= x + radius; u++) {
        double dx = u - x;
        double dy = v - y;
        if (dx * dx + dy * dy <= radius * radius) {
          map.set(u, v, height);
        }
      }
    }
  }

  private static double place(HeightMap map, RandomGenerator random) {
    return Draw.between(random, -8, map.side() + 8.0);
  }

  static void fibres(HeightMap map, RandomGenerator random) {
    double direction = Draw.angle(random);
    double spread = Draw.chance(random, 0.5) ? Math.PI : Draw.between(random, 0.05, 0.6);
    double length = Draw.scale(random, 10, 120);
    double width = Draw.scale(random, 0.6, 3);
    int count = (int) Draw.scale(random, 100, 1200);
    for (int i = 0; i < count; i++) {
      double angle = direction + Draw.between(random, -spread, spread);
      double x = place(map, random);
      double y = place(map, random);
      double own = length * Draw.between(random, 0.5, 1.5);
      line(
          map,
          x,
          y,
          x + own * Math.cos(angle),
          y + own * Math.sin(angle),
          width,
          Draw.between(random, 0.3, 1));
    }
  }

  /** Discs of all sizes, each hiding what lies below: the dead leaves model. */
  static void leaves(HeightMap map, RandomGenerator random) {
    double smallest = Draw.scale(random, 1.5, 6);
    double largest = smallest * Draw.scale(random, 1.5, 10);
    int count = (int) Math.min(3000, 4.0 * map.side() * map.side() / (3 * smallest * largest));
    for (int i = 0; i < count; i++) {
      double chance = random.nextDouble();
      double radius =
          1 / Math.sqrt(chance / (smallest * smallest) + (1 - chance) / (largest * largest));
      disc(map, place(map, random), place(map, random), radius, random.nextDouble());
    }
  }

  /** Conductors that run straight and turn by 45 degrees, with pads and holes at their ends. */
  static void traces(HeightMap map, RandomGenerator random) {
    double pitch = Draw.scale(random, 5, 16);
    double width = pitch * Draw.between(random, 0.15, 0.35);
    int count = (int) (map.side() / pitch * Draw.between(random, 0.6, 2));
    for (int i = 0; i < count; i++) {
      double x = pitch * Math.rint(place(map, random) / pitch);
      double y = pitch * Math.rint(place(map, random) / pitch);
      int heading = random.nextInt(8);
      pad(map, x, y, pitch * 0.42, random);
      for (int leg = 0; leg < 2 + random.nextInt(4); leg++) {
        double length = pitch * (1 + random.nextInt(6));
        double toX = x + length * Math.rint(Math.cos(heading * Math.PI / 4) * 1.2);
        double toY = y + length * Math.rint(Math.sin(heading * Math.PI / 4) * 1.2);
        line(map, x, y, toX, toY, width, 0.8);
        x = toX;
        y = toY;
        heading += random.nextInt(3) - 1;
      }
      pad(map, x, y, pitch * 0.42, random);
    }
  }

  private static void pad(
      HeightMap map, double x, double y, double radius, RandomGenerator random) {
    disc(map, x, y, radius, 1);
    if (random.nextBoolean()) {
      disc(map, x, y, radius / 2, 0);
    }
  }

  /** Rows of little signs. */
  static void writing(HeightMap map, RandomGenerator random) {
    double height = Draw.scale(random, 7, 24);
    double pen = height * Draw.between(random, 0.05, 0.12);
    for (double y = height; y < map.side(); y += height * 1.5) {
      for (double x = height; x < map.side(); x += height * 0.8) {
        if (Draw.chance(random, 0.85)) {
          sign(map, x, y, height, pen, random);
        }
      }
    }
  }

  private static void sign(
      HeightMap map, double x, double y, double height, double pen, RandomGenerator random) {
    double fromX = x + 0.3 * height * (random.nextInt(3) - 1);
    double fromY = y + 0.4 * height * (random.nextInt(3) - 1);
    for (int stroke = 0; stroke < 2 + random.nextInt(3); stroke++) {
      double toX = x + 0.3 * height * (random.nextInt(3) - 1);
      double toY = y + 0.4 * height * (random.nextInt(3) - 1);
      line(map, fromX, fromY, toX, toY, pen, 1);
      fromX = toX;
      fromY = toY;
    }
  }

  /**
   * A point that jumps by one of a few contractions at random, and where it has been.
   *
   * <p>Source: Barnsley's chaos game; fractals as training pictures: Kataoka et al., Pre-training
   * without natural images, ACCV 2020.
   */
  static void fractal(HeightMap map, RandomGenerator random) {
    int maps = 2 + random.nextInt(4);
    double[] a = new double[6 * maps];
    for (int i = 0; i < a.length; i++) {
      a[i] = Draw.between(random, i % 6 < 4 ? -0.8 : -0.5, i % 6 < 4 ? 0.8 : 0.5);
    }
    double x = 0;
    double y = 0;
    for (int i = 0; i < 60_000; i++) {
      int k = 6 * random.nextInt(maps);
      double next = a[k] * x + a[k + 1] * y + a[k + 4];
      y = Math.max(-2, Math.min(2, a[k + 2] * x + a[k + 3] * y + a[k + 5]));
      x = Math.max(-2, Math.min(2, next));
      map.add((int) (map.side() * (0.5 + x / 3)), (int) (map.side() * (0.5 + y / 3)), 1);
    }
    map.fill(logarithm(map));
  }

  private static HeightMap.Formula logarithm(HeightMap map) {
    return (u, v) -> Math.log1p(map.at((int) (u * map.side()), (int) (v * map.side())));
  }
}
