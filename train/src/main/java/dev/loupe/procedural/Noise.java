package dev.loupe.procedural;

import dev.loupe.synthetic.SmoothNoise;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Noise on several scales at once: each octave is twice as fine as the one before and weaker by a
 * gain (fractional Brownian motion).
 */
final class Noise {

  private final SmoothNoise[] octaves;
  private final double gain;

  private Noise(SmoothNoise[] octaves, double gain) {
    this.octaves = octaves;
    this.gain = gain;
  }

  /** So many octaves, the coarsest with so many cells a side. */
  static Noise of(int cells, int octaves, double gain, RandomGenerator random) {
    return new Noise(
        IntStream.range(0, octaves)
            .mapToObj(octave -> new SmoothNoise(Math.min(256, cells << octave), random))
            .toArray(SmoothNoise[]::new),
        gain);
  }

  /** Anything from a haze to sand. */
  static Noise any(RandomGenerator random) {
    return of(
        2 << random.nextInt(5), 1 + random.nextInt(5), Draw.between(random, 0.4, 0.9), random);
  }

  /** Something slow, to bend other patterns with. */
  static Noise slow(RandomGenerator random) {
    return of(2 + random.nextInt(4), 2, 0.5, random);
  }

  /** About -1..1. */
  double at(double u, double v) {
    double sum = 0;
    double weight = 1;
    for (SmoothNoise octave : octaves) {
      sum += weight * octave.at(u, v);
      weight *= gain;
    }
    return 2 * sum;
  }

  /** The same with creases: 1 at the crest of a ridge. */
  double ridges(double u, double v) {
    double sum = 0;
    double weight = 1;
    for (SmoothNoise octave : octaves) {
      sum += weight * (1 - 4 * Math.abs(octave.at(u, v)));
      weight *= gain;
    }
    return sum;
  }
}
