package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Synthetic defects for judging detectors, of kinds that {@link SyntheticDefect}, from which
 * detectors may learn, never paints: neither its outlines nor its fills occur here, so that who
 * learned from those has seen none of these.
 *
 * <pre>{@code
 * Optional<SyntheticDefect> probe = ProbeDefect.any(random).paint(good, random);
 * }</pre>
 *
 * <p>The mask is what changed by {@value #VISIBLE} grey levels or more in any channel: what nobody
 * could see is not asked for.
 */
public enum ProbeDefect {
  /** A hair or crack: a thin line that wanders. */
  HAIR {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double heading = 2 * Math.PI * random.nextDouble();
      double length = DefectShape.logUniform(random, 0.1, 0.5) * canvas.height();
      double radius = Math.max(0.7, DefectShape.logUniform(random, 0.002, 0.006) * canvas.height());
      double grey = (random.nextBoolean() ? 20 : 200) + 40 * random.nextDouble();
      double u = x;
      double v = y;
      for (double done = 0; done < length; done += STEP) {
        canvas.stamp(u, v, radius, grey);
        heading += WANDER * random.nextGaussian();
        u += STEP * Math.cos(heading);
        v += STEP * Math.sin(heading);
      }
    }
  },
  /** A glare or a shadow without an edge. */
  GLARE {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double sigma = DefectShape.logUniform(random, 0.02, 0.08) * canvas.height();
      double strength = (random.nextBoolean() ? 1 : -1) * (40 + 80 * random.nextDouble());
      canvas.each(
          x,
          y,
          3 * sigma,
          (u, v, c) ->
              canvas.good(u, v, c)
                  + strength * Math.exp(-0.5 * canvas.square(u - x, v - y) / (sigma * sigma)));
    }
  },
  /** A dent: the material is twisted around a place. */
  DENT {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.05, 0.15) * canvas.height();
      double twist = (random.nextBoolean() ? 1 : -1) * (1.5 + 2 * random.nextDouble());
      canvas.each(
          x,
          y,
          radius,
          (u, v, c) -> {
            double inside = 1 - Math.sqrt(canvas.square(u - x, v - y)) / radius;
            return canvas.turned(x, y, twist * inside * inside, u, v, c);
          });
    }
  },
  /** A round piece turned in its place: assembled the wrong way round. */
  TURNED {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.03, 0.12) * canvas.height();
      double angle = Math.PI * (0.5 + random.nextDouble());
      canvas.each(x, y, radius, (u, v, c) -> canvas.turned(x, y, angle, u, v, c));
    }
  },
  /** A piece that is missing: nothing but the colour at its rim. */
  ERASED {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.02, 0.1) * canvas.height();
      double[] rim = new double[3];
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 16; i++) {
          double angle = Math.PI * i / 8;
          rim[c] += canvas.good(x + radius * Math.cos(angle), y + radius * Math.sin(angle), c) / 16;
        }
      }
      canvas.each(x, y, radius, (u, v, c) -> rim[c]);
    }
  };

  static final int VISIBLE = Canvas.VISIBLE;

  private static final double STEP = 0.5;
  private static final double WANDER = 0.15;

  /** Paints around a place. */
  abstract void change(Canvas canvas, double x, double y, RandomGenerator random);

  /** One of them, all as frequent. */
  public static ProbeDefect any(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /**
   * Paints one defect; empty when the picture is such that none can be seen, such as a turned piece
   * of something plain.
   *
   * @param random decides place, size and strength
   */
  public Optional<SyntheticDefect> paint(Picture good, RandomGenerator random) {
    return Canvas.painted(good, this::change, random);
  }
}
