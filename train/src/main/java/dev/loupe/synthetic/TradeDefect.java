package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Synthetic defects that look like those of the trade: scratches, missing and extra material,
 * stains, bridges. What detectors that restore pictures learn from, beside {@link
 * SyntheticDefect}'s shapes and fills.
 *
 * <pre>{@code
 * Optional<SyntheticDefect> scratched = TradeDefect.SCRATCH.paint(good, random);
 * }</pre>
 *
 * <p>Sizes are shares of the picture's height, drawn log-uniformly. The mask is what changed
 * visibly: by 8 grey levels or more in any channel.
 */
public enum TradeDefect {
  /** A scratch: slightly bent, tapered, bright or dark in the middle and the opposite beside it. */
  SCRATCH {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double length = DefectShape.logUniform(random, 0.06, 0.5) * canvas.height();
      double width = Math.max(0.7, DefectShape.logUniform(random, 0.002, 0.008) * canvas.height());
      double bend = 0.3 * (random.nextDouble() - 0.5) / length;
      double light = sign(random) * (40 + 90 * random.nextDouble());
      Turn turn = Turn.any(x, y, random);
      canvas.each(
          x,
          y,
          length / 2 + 4 * width,
          (u, v, c) -> {
            double along = turn.along(u, v);
            double across = Math.abs(turn.across(u, v) - bend * along * along) / width;
            double left = 1 - Math.pow(2 * along / length, 2);
            double depth = left <= 0 ? 0 : Math.sqrt(left);
            double core = Math.exp(-across * across);
            double rim = 0.4 * Math.exp(-4 * (across - 1.8) * (across - 1.8));
            return canvas.good(u, v, c) + light * depth * (core - rim);
          });
    }
  },
  /** Material that is missing: a pit with a dark, rough ground and a lit edge. */
  MISSING_MATERIAL {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.012, 0.09) * canvas.height();
      Rim rim = Rim.any(x, y, radius, random);
      double dark = 0.25 + 0.4 * random.nextDouble();
      double rough = 30 * random.nextDouble();
      double edge = 60 * random.nextDouble();
      Turn light = Turn.any(x, y, random);
      SmoothNoise grain = new SmoothNoise(32, random);
      double[] mean = around(canvas, x, y, radius);
      canvas.each(
          x,
          y,
          1.6 * radius,
          (u, v, c) -> {
            double inside = rim.inside(u, v);
            double ground =
                mean[c] * dark
                    + rough * 2 * grain.at(Rim.unit(u - x, radius), Rim.unit(v - y, radius));
            double lit =
                edge * light.along(u, v) / radius * Math.exp(-20 * Math.pow(rim.at(u, v) - 1, 2));
            return canvas.good(u, v, c) * (1 - inside) + ground * inside + lit;
          });
    }
  },
  /** Material that is too much: a blob with a highlight on one side and a shadow on the other. */
  EXTRA_MATERIAL {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.012, 0.09) * canvas.height();
      Rim rim = Rim.any(x, y, radius, random);
      Turn light = Turn.any(x, y, random);
      double[] own = material(canvas, x, y, random);
      double gloss = 40 + 100 * random.nextDouble();
      double shadow = 0.6 * random.nextDouble();
      canvas.each(
          x,
          y,
          1.9 * radius,
          (u, v, c) -> {
            double side = light.along(u, v) / radius;
            double out = rim.at(u, v);
            double inside = rim.inside(u, v);
            double under = canvas.good(u, v, c);
            double shaded =
                under * (1 - shadow * Math.max(0, -side) * Math.exp(-3 * (out - 1) * (out - 1)));
            double across = light.across(u, v) / radius;
            double shine = gloss * Math.exp(-8 * (canvas.square(side - 0.4, across)));
            double dome = own[c] * (0.75 + 0.35 * side) + shine;
            return shaded * (1 - inside) + dome * inside;
          });
    }
  },
  /** A stain: a soft patch of another tint, often darker towards its rim as dried drops are. */
  STAIN {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double radius = DefectShape.logUniform(random, 0.03, 0.18) * canvas.height();
      Rim rim = Rim.any(x, y, radius, random);
      double ring = random.nextDouble();
      double[] tint = new double[3];
      double strength = 0.15 + 0.5 * random.nextDouble();
      boolean grey = canvas.isGrey(x, y, radius) || random.nextBoolean();
      for (int c = 0; c < 3; c++) {
        tint[c] = grey && c > 0 ? tint[0] : strength * (0.3 + 0.7 * random.nextDouble());
      }
      canvas.each(
          x,
          y,
          1.7 * radius,
          (u, v, c) -> {
            double out = rim.at(u, v);
            double dried = Math.exp(-30 * (out - 0.85) * (out - 0.85));
            double share = rim.inside(u, v) * (1 - ring + ring * dried);
            return canvas.good(u, v, c) * (1 - tint[c] * share);
          });
    }
  },
  /** A bridge: a waisted strip of one of the picture's own materials between two places. */
  BRIDGE {
    @Override
    void change(Canvas canvas, double x, double y, RandomGenerator random) {
      double length = DefectShape.logUniform(random, 0.04, 0.25) * canvas.height();
      double width = length * DefectShape.logUniform(random, 0.2, 0.7);
      double[] own = material(canvas, x, y, random);
      double round = 0.2 + 0.4 * random.nextDouble();
      Turn turn = Turn.any(x, y, random);
      canvas.each(
          x,
          y,
          length / 2 + width,
          (u, v, c) -> {
            double along = Math.abs(2 * turn.along(u, v) / length);
            double half = width / 2 * (0.55 + 0.45 * along * along);
            double across = turn.across(u, v) / half;
            double inside = soft(half * (1 - Math.abs(across))) * soft(length / 2 * (1 - along));
            double body = own[c] * (1 + round * (0.5 - canvas.square(across, 0)));
            return canvas.good(u, v, c) * (1 - inside) + body * inside;
          });
    }
  };

  private static final int PLACES = 8;

  /** Paints around a place. */
  abstract void change(Canvas canvas, double x, double y, RandomGenerator random);

  /** One of them, all as frequent. */
  public static TradeDefect any(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /** Its name in file names and on the command line, such as "missing-material". */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Paints one defect; empty when the picture is such that none can be seen.
   *
   * @param random decides place, size and strength
   */
  public Optional<SyntheticDefect> paint(Picture good, RandomGenerator random) {
    return Canvas.painted(good, this::change, random);
  }

  private static double sign(RandomGenerator random) {
    return random.nextBoolean() ? 1 : -1;
  }

  /** From 0 to 1 over a pixel's width. */
  private static double soft(double inwards) {
    return Math.max(0, Math.min(1, inwards + 0.5));
  }

  /** The mean colour around a place. */
  private static double[] around(Canvas canvas, double x, double y, double radius) {
    double[] mean = new double[3];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 16; i++) {
        double angle = Math.PI * i / 8;
        mean[c] += canvas.good(x + radius * Math.cos(angle), y + radius * Math.sin(angle), c) / 16;
      }
    }
    return mean;
  }

  /** The colour of another place of the picture, the least like this one of some, brightened. */
  private static double[] material(Canvas canvas, double x, double y, RandomGenerator random) {
    double[] chosen = new double[3];
    double furthest = -1;
    for (int i = 0; i < PLACES; i++) {
      double u = canvas.anyX(random);
      double v = canvas.anyY(random);
      double distance = 0;
      for (int c = 0; c < 3; c++) {
        distance += Math.abs(canvas.good(u, v, c) - canvas.good(x, y, c));
      }
      if (distance > furthest) {
        furthest = distance;
        chosen = canvas.colour(u, v);
      }
    }
    double shift = 50 * (random.nextDouble() - 0.3);
    return new double[] {chosen[0] + shift, chosen[1] + shift, chosen[2] + shift};
  }

  /** Coordinates along and across a heading, from a place, in pixels. */
  private record Turn(double x, double y, double cos, double sin) {

    static Turn any(double x, double y, RandomGenerator random) {
      double heading = 2 * Math.PI * random.nextDouble();
      return new Turn(x, y, Math.cos(heading), Math.sin(heading));
    }

    double along(double u, double v) {
      return (u - x) * cos + (v - y) * sin;
    }

    double across(double u, double v) {
      return (v - y) * cos - (u - x) * sin;
    }
  }

  /** A round outline that wavers. */
  private record Rim(double x, double y, double radius, double[] waves) {

    static Rim any(double x, double y, double radius, RandomGenerator random) {
      double[] waves = new double[8];
      for (int i = 0; i < waves.length; i++) {
        waves[i] = 0.5 * (random.nextDouble() - 0.5) / (i / 2 + 1);
      }
      return new Rim(x, y, radius, waves);
    }

    /** 0 at the centre, 1 on the outline. */
    double at(double u, double v) {
      double angle = Math.atan2(v - y, u - x);
      double reach = 1;
      for (int i = 0; i < waves.length; i += 2) {
        int turns = i / 2 + 1;
        reach += waves[i] * Math.cos(turns * angle) + waves[i + 1] * Math.sin(turns * angle);
      }
      return Math.hypot(u - x, v - y) / (radius * Math.max(0.3, reach));
    }

    /** 1 inside, 0 outside, soft over a pixel or a tenth of the radius. */
    double inside(double u, double v) {
      return Math.max(0, Math.min(1, 0.5 + (1 - at(u, v)) / Math.max(0.1, 1 / radius)));
    }

    /** A distance from the centre as a place in the unit square. */
    static double unit(double distance, double radius) {
      return 0.5 + distance / (4 * radius);
    }
  }
}
