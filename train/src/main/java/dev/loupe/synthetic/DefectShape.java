package dev.loupe.synthetic;

import java.util.random.RandomGenerator;

/**
 * The outline of a synthetic defect: a stain, a scratch, a frayed patch, a chip.
 *
 * <p>Sizes are shares of the picture's height, drawn log-uniformly, so that small defects are as
 * frequent as large ones.
 */
enum DefectShape {
  /** An ellipse with a wavering edge. */
  STAIN {
    @Override
    Outline draw(RandomGenerator random) {
      double a = logUniform(random, 0.012, 0.2);
      double b = a * logUniform(random, 0.3, 1);
      return (u, v, x, y) -> square(u / a) + square(v / b) < 1;
    }
  },
  /** A thin, slightly bent line. */
  SCRATCH {
    @Override
    Outline draw(RandomGenerator random) {
      double length = logUniform(random, 0.05, 0.4);
      double width = logUniform(random, 0.004, 0.015);
      return (u, v, x, y) -> Math.abs(u) < length && Math.abs(v) < width;
    }
  },
  /** Islands of noise inside an ellipse. */
  FRAYED {
    @Override
    Outline draw(RandomGenerator random) {
      double a = logUniform(random, 0.08, 0.45);
      double b = logUniform(random, 0.08, 0.45);
      SmoothNoise coarse = new SmoothNoise(12, random);
      SmoothNoise middle = new SmoothNoise(24, random);
      SmoothNoise fine = new SmoothNoise(48, random);
      return (u, v, x, y) ->
          square(u / a) + square(v / b) < 1
              && coarse.at(x, y) + 0.6 * middle.at(x, y) + 0.3 * fine.at(x, y) > FRAYED_LEVEL;
    }
  },
  /** A rectangle at any angle. */
  CHIP {
    @Override
    Outline draw(RandomGenerator random) {
      double a = logUniform(random, 0.015, 0.15);
      double b = logUniform(random, 0.015, 0.15);
      return (u, v, x, y) -> Math.abs(u) < a && Math.abs(v) < b;
    }
  };

  /** About the 90th percentile of the sum of three noises above. */
  private static final double FRAYED_LEVEL = 0.27;

  abstract Outline draw(RandomGenerator random);

  /**
   * One of the four, as frequent as the trade shows them: stains and frayed patches more than
   * scratches and chips.
   */
  static DefectShape any(RandomGenerator random) {
    double t = random.nextDouble();
    if (t < 0.3) {
      return STAIN;
    }
    if (t < 0.55) {
      return SCRATCH;
    }
    return t < 0.85 ? FRAYED : CHIP;
  }

  static double logUniform(RandomGenerator random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private static double square(double value) {
    return value * value;
  }

  /** Whether a place belongs to the defect. */
  @FunctionalInterface
  interface Outline {

    /**
     * Asks for one place.
     *
     * @param u along the defect, from its centre, in picture heights
     * @param v across the defect
     * @param x the place in the unit square of the picture
     * @param y the same
     */
    boolean contains(double u, double v, double x, double y);
  }
}
