package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Surfaces without an order: clouds, brushed metal, marble, creases, labyrinths, grain. */
final class NoisePatterns {

  private NoisePatterns() {}

  static void cloud(HeightMap map, RandomGenerator random) {
    Noise noise = Noise.any(random);
    map.fill(noise::at);
  }

  /** Noise drawn out along one direction, as a brush leaves metal. */
  static void brushed(HeightMap map, RandomGenerator random) {
    Noise noise = Noise.of(16 << random.nextInt(4), 1 + random.nextInt(3), 0.7, random);
    Turn turn = Turn.any(random);
    double stretch = Draw.scale(random, 4, 40);
    map.fill((u, v) -> noise.at(0.5 + turn.along(u, v) / stretch, 0.5 + turn.across(u, v) / 1.42));
  }

  static void marble(HeightMap map, RandomGenerator random) {
    Noise noise = Noise.of(2 + random.nextInt(5), 3, 0.5, random);
    Turn turn = Turn.any(random);
    double waves = Draw.scale(random, 10, 120);
    double bend = Draw.between(random, 1, 8);
    map.fill((u, v) -> Math.sin(waves * turn.along(u, v) + bend * noise.at(u, v)));
  }

  static void creases(HeightMap map, RandomGenerator random) {
    Noise noise = Noise.any(random);
    double sharpness = Draw.between(random, 1, 4);
    map.fill((u, v) -> Math.pow(Math.max(0, 0.5 + noise.ridges(u, v) / 3), sharpness));
  }

  /** Plane waves of one length in all directions, cut off: spots, stripes, labyrinths. */
  static void labyrinth(HeightMap map, RandomGenerator random) {
    int count = 3 + random.nextInt(20);
    double length = Draw.scale(random, 25, 260);
    double[] east = new double[count];
    double[] south = new double[count];
    double[] phase = new double[count];
    for (int i = 0; i < count; i++) {
      double angle = Draw.angle(random);
      east[i] = length * Math.cos(angle);
      south[i] = length * Math.sin(angle);
      phase[i] = Draw.angle(random);
    }
    double level = Draw.between(random, -0.8, 0.8);
    double sharpness = Draw.scale(random, 0.5, 6);
    map.fill(
        (u, v) -> {
          double sum = 0;
          for (int i = 0; i < count; i++) {
            sum += Math.cos(east[i] * u + south[i] * v + phase[i]);
          }
          return Math.tanh(sharpness * (sum / Math.sqrt(count / 2.0) - level));
        });
  }

  /** Independent grains, fine or soft, common or rare. */
  static void grain(HeightMap map, RandomGenerator random) {
    double rarity = Draw.scale(random, 1, 40);
    map.fill((u, v) -> Math.pow(random.nextDouble(), rarity));
    map.soften(random.nextInt(5));
  }
}
