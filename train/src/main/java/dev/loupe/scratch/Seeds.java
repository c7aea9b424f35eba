package dev.loupe.scratch;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random sources of single steps: each depends on the seed, a purpose and the step alone, never on
 * what was drawn before. So a training that is resumed at step 700 draws what an uninterrupted one
 * would have drawn there, without anything being stored.
 *
 * @param seed of the training
 */
public record Seeds(long seed) {

  /** Seeds for one part of a training, unlike those of any other part. */
  public Seeds part(String purpose) {
    return new Seeds(mixed(seed + 31L * purpose.hashCode()));
  }

  /** The seed of a step. */
  public long at(long step) {
    return mixed(seed ^ mixed(step + 1));
  }

  /** A random source for a step. */
  public RandomGenerator random(long step) {
    return new SplittableRandom(at(step));
  }

  /** The finaliser of MurmurHash3 in 64 bits. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
