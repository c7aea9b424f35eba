package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Spoils a scene: scratches, stains, swapped patches, smears, dents. Marks where it shows. */
final class Blemish {

  private static final double VISIBLE = 0.03;

  private Blemish() {}

  static void spoil(Scene scene, RandomGenerator random) {
    float[] before = scene.pixels().clone();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble() * scene.side();
      double y = random.nextDouble() * scene.side();
      switch (random.nextInt(5)) {
        case 0 -> scratch(scene, x, y, random);
        case 1 -> stain(scene, x, y, random);
        case 2 -> swap(scene, before, x, y, random);
        case 3 -> smear(scene, before, x, y, random);
        default -> dent(scene, before, x, y, random);
      }
    }
    mark(scene, before);
  }

  private static void mark(Scene scene, float[] before) {
    int count = scene.side() * scene.side();
    for (int i = 0; i < scene.pixels().length; i++) {
      if (Math.abs(scene.pixels()[i] - before[i]) > VISIBLE) {
        scene.blemished()[i % count] = true;
      }
    }
  }

  /** A value for a pixel of a disc: how much of the brush counts there, and where it is. */
  @FunctionalInterface
  private interface Brush {
    double at(int u, int v, int channel);
  }

  private static void each(
      Scene scene, double x, double y, double radius, double[] bend, Brush brush) {
    int side = scene.side();
    double reach = 1.3 * radius;
    for (int v = (int) Math.max(0, y - reach); v < Math.min(side, y + reach); v++) {
      for (int u = (int) Math.max(0, x - reach); u < Math.min(side, x + reach); u++) {
        double distance = Math.sqrt((u - x) * (u - x) + (v - y) * (v - y));
        double angle = bend[0] == 0 ? 0 : Math.atan2(v - y, u - x);
        double edge =
            radius * (1 + bend[0] * Math.sin(2 * angle + bend[1]) + bend[2] * Math.sin(3 * angle));
        double share = Math.max(0, Math.min(1, edge - distance));
        for (int c = 0; share > 0 && c < 3; c++) {
          double old = scene.at(u, v, c);
          scene.set(u, v, c, old + share * (brush.at(u, v, c) - old));
        }
      }
    }
  }

  private static double[] bend(RandomGenerator random) {
    return new double[] {
      Draw.between(random, 0, 0.2), Draw.angle(random), Draw.between(random, 0, 0.1)
    };
  }

  private static double radius(RandomGenerator random) {
    return Draw.scale(random, 1.5, 14);
  }

  private static void scratch(Scene scene, double x, double y, RandomGenerator random) {
    double heading = Draw.angle(random);
    double turn = Draw.between(random, -0.05, 0.05);
    double width = Draw.scale(random, 0.6, 2);
    double change = Draw.between(random, 0.06, 0.5) * (random.nextBoolean() ? 1 : -1);
    double u = x;
    double v = y;
    double[] straight = new double[3];
    float[] before = scene.pixels().clone();
    int count = scene.side() * scene.side();
    for (int i = 0; i < 8 + random.nextInt(50); i++) {
      each(
          scene,
          u,
          v,
          width,
          straight,
          (px, py, c) -> before[c * count + py * scene.side() + px] + change);
      u += Math.cos(heading);
      v += Math.sin(heading);
      heading += turn;
    }
  }

  private static void stain(Scene scene, double x, double y, RandomGenerator random) {
    double[] colour = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    double share = Draw.between(random, 0.1, 0.9);
    each(
        scene,
        x,
        y,
        radius(random),
        bend(random),
        (u, v, c) -> (1 - share) * scene.at(u, v, c) + share * colour[c]);
  }

  /** Something from elsewhere in the picture. */
  private static void swap(
      Scene scene, float[] before, double x, double y, RandomGenerator random) {
    int side = scene.side();
    int right = random.nextInt(side);
    int down = random.nextInt(side);
    boolean turned = random.nextBoolean();
    each(
        scene,
        x,
        y,
        radius(random),
        bend(random),
        (u, v, c) -> {
          int column = ((turned ? v : u) + right) % side;
          int row = ((turned ? u : v) + down) % side;
          return before[c * side * side + row * side + column];
        });
  }

  private static void smear(
      Scene scene, float[] before, double x, double y, RandomGenerator random) {
    int reach = 2 + random.nextInt(4);
    boolean sideways = random.nextBoolean();
    int side = scene.side();
    each(
        scene,
        x,
        y,
        2 + radius(random),
        bend(random),
        (u, v, c) -> {
          double sum = 0;
          for (int i = -reach; i <= reach; i++) {
            int column = sideways ? Math.floorMod(u + i, side) : u;
            int row = sideways ? v : Math.floorMod(v + i, side);
            sum += before[c * side * side + row * side + column];
          }
          return sum / (2 * reach + 1);
        });
  }

  /** Draws the surface towards or away from a point. */
  private static void dent(
      Scene scene, float[] before, double x, double y, RandomGenerator random) {
    double radius = 2 + radius(random);
    double power = random.nextBoolean() ? Draw.between(random, 0.3, 0.8) : -0.6;
    int side = scene.side();
    each(
        scene,
        x,
        y,
        radius,
        bend(random),
        (u, v, c) -> {
          double share = Math.max(0, 1 - Math.hypot(u - x, v - y) / (1.3 * radius));
          double stretch = 1 - power * share;
          int column = (int) Math.max(0, Math.min(side - 1, Math.rint(x + (u - x) * stretch)));
          int row = (int) Math.max(0, Math.min(side - 1, Math.rint(y + (v - y) * stretch)));
          return before[c * side * side + row * side + column];
        });
  }
}
