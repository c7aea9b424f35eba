package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.random.RandomGenerator;

/**
 * What a synthetic defect is made of: foreign texture, a shift of colour, displaced, darkened,
 * noisy, blurred or harsher material.
 */
enum DefectFill {
  /** The texture of another good picture, shifted, with its contrast and brightness changed. */
  FOREIGN {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      Shift shift = Shift.any(random);
      double[] mean = means(other);
      double contrast = DefectShape.logUniform(random, 0.5, 2);
      double brighter = 255 * (random.nextDouble() - 0.5) * 0.5;
      return (x, y, c) -> (shift.at(other, x, y, c) - mean[c]) * contrast + mean[c] + brighter;
    }
  },
  /** Another colour or brightness, a little mottled. */
  DISCOLOURED {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      double[] shift = new double[3];
      boolean grey = random.nextBoolean();
      for (int c = 0; c < 3; c++) {
        double strength = c > 0 && grey ? shift[0] / 255 : shifted(random);
        shift[c] = 255 * strength;
      }
      SmoothNoise mottle = new SmoothNoise(32, random);
      double mottled = 255 * 0.3 * random.nextDouble();
      return (x, y, c) ->
          good.at(x, y, c)
              + shift[c]
              + mottled * mottle.at((double) x / good.width(), (double) y / good.height());
    }
  },
  /** Material of this picture from another place. */
  DISPLACED {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      Shift shift = Shift.any(random);
      return (x, y, c) -> shift.at(good, x, y, c);
    }
  },
  /** The same, darker. */
  DARKENED {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      double factor = DefectShape.logUniform(random, 0.3, 0.85);
      return (x, y, c) -> good.at(x, y, c) * factor;
    }
  },
  /** Grain. */
  NOISY {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      double strength = 255 * 0.5 * random.nextDouble();
      long seed = random.nextLong();
      return (x, y, c) -> good.at(x, y, c) + strength * grain(seed, x, y);
    }
  },
  /** Smeared over 9 x 9 pixels. */
  BLURRED {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      return (x, y, c) -> boxMean(good, x, y, c);
    }
  },
  /** More contrast. */
  HARSH {
    @Override
    Paint over(Picture good, Picture other, RandomGenerator random) {
      double[] mean = means(good);
      double contrast = DefectShape.logUniform(random, 1.5, 3);
      return (x, y, c) -> (good.at(x, y, c) - mean[c]) * contrast + mean[c];
    }
  };

  abstract Paint over(Picture good, Picture other, RandomGenerator random);

  /** One of them; foreign texture, discolouration and displacement are the most frequent. */
  static DefectFill any(RandomGenerator random) {
    double t = random.nextDouble();
    if (t < 0.25) {
      return RARE[(int) (t / 0.25 * RARE.length)];
    }
    return t < 0.5 ? DISCOLOURED : t < 0.75 ? DISPLACED : FOREIGN;
  }

  private static final DefectFill[] RARE = {DARKENED, NOISY, BLURRED, HARSH};

  private static double shifted(RandomGenerator random) {
    double t = random.nextDouble() - 0.5;
    return 0.8 * t + 0.08 * Math.signum(t);
  }

  private static double[] means(Picture picture) {
    double[] sums = new double[3];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i++) {
      sums[i % 3] += rgb[i] & 0xff;
    }
    for (int c = 0; c < 3; c++) {
      sums[c] /= rgb.length / 3.0;
    }
    return sums;
  }

  private static double grain(long seed, int x, int y) {
    long mixed = (seed ^ (x * 0x9E3779B97F4A7C15L)) + y * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 30)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1p-53 - 0.5;
  }

  private static double boxMean(Picture picture, int x, int y, int channel) {
    double sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - 4); v <= Math.min(picture.height() - 1, y + 4); v++) {
      for (int u = Math.max(0, x - 4); u <= Math.min(picture.width() - 1, x + 4); u++) {
        sum += picture.at(u, v, channel);
        count++;
      }
    }
    return sum / count;
  }

  /** The defect's own colour at a pixel, in 0..255 before clipping. */
  @FunctionalInterface
  interface Paint {
    double at(int x, int y, int channel);
  }

  /** A picture read from another place, perhaps mirrored. */
  private record Shift(double right, double down, boolean mirrored, boolean flipped) {

    static Shift any(RandomGenerator random) {
      return new Shift(
          random.nextDouble(), random.nextDouble(), random.nextBoolean(), random.nextBoolean());
    }

    int at(Picture picture, int x, int y, int channel) {
      int column = (x + (int) (right * picture.width())) % picture.width();
      int row = (y + (int) (down * picture.height())) % picture.height();
      return picture.at(
          mirrored ? picture.width() - 1 - column : column,
          flipped ? picture.height() - 1 - row : row,
          channel);
    }
  }
}
