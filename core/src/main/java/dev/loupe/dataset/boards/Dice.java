package dev.loupe.dataset.boards;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of chance that belongs to one thing on one board. Children are named, so that taking a
 * component off the board does not change what chance does to the others.
 */
final class Dice {

  private final long seed;
  private final SplittableRandom random;

  Dice(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** The stream of a thing with that name; asking twice gives the same stream from its start. */
  Dice child(String name) {
    return new Dice(mix(seed * 0x9E3779B97F4A7C15L + name.hashCode()));
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  long nextLong() {
    return random.nextLong();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Nearly normal (sum of twelve uniform numbers), never beyond six deviations. */
  double normal(double deviation) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum * deviation;
  }

  /** A well mixed number for a seed that may be as plain as 1, 2, 3. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
