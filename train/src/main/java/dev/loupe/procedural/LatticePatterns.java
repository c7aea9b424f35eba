package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Surfaces that repeat: stripes, checks, bricks, dots, weave, grids; bent a little. */
final class LatticePatterns {

  private LatticePatterns() {}

  /** A height by the place within a period and the period's number, both axes. */
  @FunctionalInterface
  private interface Cell {
    double at(double x, double y, long column, long row);
  }

  private static void repeat(HeightMap map, RandomGenerator random, double aspect, Cell cell) {
    Turn turn = Turn.any(random);
    Noise noise = Noise.slow(random);
    double periods = Draw.scale(random, 5, 50);
    double bend = Draw.chance(random, 0.5) ? 0 : Draw.between(random, 0, 0.6);
    map.fill(
        (u, v) -> {
          double wave = bend * noise.at(u, v);
          double x = periods * turn.along(u, v) + wave;
          double y = periods * aspect * turn.across(u, v) + wave;
          double column = Math.floor(x);
          double row = Math.floor(y);
          return cell.at(x - column, y - row, (long) column, (long) row);
        });
  }

  private static double aspect(RandomGenerator random) {
    return Draw.chance(random, 0.4) ? 1 : Draw.scale(random, 0.4, 2.5);
  }

  /** A line's profile: 1 within so much of the period, with an edge of some softness. */
  private static double bar(double x, double share, double softness) {
    double distance = Math.abs(x - 0.5) - share / 2;
    return Math.max(0, Math.min(1, 0.5 - distance / softness));
  }

  static void stripes(HeightMap map, RandomGenerator random) {
    double share = Draw.between(random, 0.1, 0.9);
    double softness = Draw.scale(random, 0.05, 1);
    repeat(map, random, 1, (x, y, column, row) -> bar(x, share, softness));
  }

  static void checks(HeightMap map, RandomGenerator random) {
    double third = random.nextDouble();
    repeat(
        map,
        random,
        aspect(random),
        (x, y, column, row) -> {
          long colour = Math.floorMod(column + row, 2);
          return colour == 0 && Math.floorMod(column, 4) == 0 ? third : colour;
        });
  }

  static void bricks(HeightMap map, RandomGenerator random) {
    double joint = Draw.between(random, 0.04, 0.2);
    double shades = Draw.between(random, 0, 0.5);
    double shift = random.nextDouble();
    repeat(
        map,
        random,
        2,
        (x, y, column, row) -> {
          double along = x + shift * Math.floorMod(row, 2);
          long brick = column + (along >= 1 ? 1 : 0);
          double place = along - Math.floor(along);
          boolean inJoint = Math.min(place, 1 - place) * 2 < joint || Math.min(y, 1 - y) < joint;
          return inJoint ? 0 : 1 - shades * hash(brick, row);
        });
  }

  static void dots(HeightMap map, RandomGenerator random) {
    double radius = Draw.between(random, 0.12, 0.5);
    double softness = Draw.scale(random, 0.04, 0.5);
    double jitter = Draw.chance(random, 0.6) ? 0 : Draw.between(random, 0, 0.3);
    double stagger = Draw.chance(random, 0.5) ? 0.5 : 0;
    double ring = Draw.chance(random, 0.3) ? Draw.between(random, 0.3, 0.8) : 0;
    repeat(
        map,
        random,
        aspect(random),
        (x, y, column, row) -> {
          double along = x + stagger * Math.floorMod(row, 2);
          double dx = along - Math.floor(along) - 0.5 + jitter * (hash(column, row) - 0.5);
          double dy = y - 0.5 + jitter * (hash(row, column) - 0.5);
          double distance = Math.hypot(dx, dy);
          double disc = Math.max(0, Math.min(1, 0.5 + (radius - distance) / softness));
          return distance < ring * radius ? 0.2 : disc;
        });
  }

  static void weave(HeightMap map, RandomGenerator random) {
    double share = Draw.between(random, 0.5, 0.95);
    int over = 1 + random.nextInt(3);
    repeat(
        map,
        random,
        aspect(random),
        (x, y, column, row) -> {
          boolean warp = Math.floorMod(column + row * over, over + 1) == 0;
          double across = warp ? x : y;
          double along = warp ? y : x;
          return bar(across, share, 0.2) * (0.5 + 0.5 * Math.sin(Math.PI * along));
        });
  }

  static void grid(HeightMap map, RandomGenerator random) {
    double across = Draw.between(random, 0.05, 0.4);
    double along = Draw.between(random, 0.05, 0.4);
    double softness = Draw.scale(random, 0.05, 0.5);
    repeat(
        map,
        random,
        aspect(random),
        (x, y, column, row) -> Math.max(bar(x, across, softness), bar(y, along, softness)));
  }

  /** A number in [0, 1) that belongs to a cell. */
  private static double hash(long column, long row) {
    long mixed = (column * 0x9E3779B97F4A7C15L) ^ (row * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    return (mixed >>> 11) * 0x1.0p-53;
  }
}
