package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** A rotation of the unit square around its middle. */
record Turn(double cos, double sin) {

  static Turn by(double angle) {
    return new Turn(Math.cos(angle), Math.sin(angle));
  }

  static Turn any(RandomGenerator random) {
    return by(Draw.angle(random));
  }

  /** Along the turned first axis. */
  double along(double u, double v) {
    return cos * (u - 0.5) + sin * (v - 0.5);
  }

  /** Across it. */
  double across(double u, double v) {
    return cos * (v - 0.5) - sin * (u - 0.5);
  }
}
