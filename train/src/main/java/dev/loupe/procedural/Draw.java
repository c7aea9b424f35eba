package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Drawing lots. */
final class Draw {

  private Draw() {}

  static double between(RandomGenerator random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in the logarithm: as often between 1 and 2 as between 10 and 20. */
  static double scale(RandomGenerator random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  static boolean chance(RandomGenerator random, double probability) {
    return random.nextDouble() < probability;
  }

  static double angle(RandomGenerator random) {
    return 2 * Math.PI * random.nextDouble();
  }
}
