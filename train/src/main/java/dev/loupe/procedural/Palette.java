package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** Colours for heights: two to four stops and what lies between. */
final class Palette {

  private static final int HEIGHTS = 256;

  private Palette() {}

  /** {@code [256 x 3]}, each in [0, 1]. */
  static float[] any(RandomGenerator random) {
    int stops = 2 + random.nextInt(3);
    double[][] colours = new double[stops][];
    double saturation = Draw.chance(random, 0.35) ? 0.03 : Draw.between(random, 0.05, 0.8);
    double hue = random.nextDouble();
    double spread = Draw.chance(random, 0.7) ? 0.06 : 0.5;
    double middle = Draw.between(random, 0.15, 0.85);
    double contrast = Draw.scale(random, 0.08, 0.8);
    for (int i = 0; i < stops; i++) {
      double place = (double) i / (stops - 1) - 0.5 + Draw.between(random, -0.2, 0.2);
      double value = Math.max(0.02, Math.min(0.98, middle + contrast * place));
      colours[i] = colour(hue + spread * Draw.between(random, -1, 1), saturation, value);
    }
    return Draw.chance(random, 0.5) ? ramp(reversed(colours)) : ramp(colours);
  }

  private static double[][] reversed(double[][] colours) {
    double[][] turned = new double[colours.length][];
    for (int i = 0; i < colours.length; i++) {
      turned[i] = colours[colours.length - 1 - i];
    }
    return turned;
  }

  private static float[] ramp(double[][] stops) {
    float[] ramp = new float[HEIGHTS * 3];
    for (int i = 0; i < HEIGHTS; i++) {
      double place = (double) i / (HEIGHTS - 1) * (stops.length - 1);
      int stop = Math.min(stops.length - 2, (int) place);
      double share = place - stop;
      for (int c = 0; c < 3; c++) {
        ramp[i * 3 + c] = (float) (stops[stop][c] * (1 - share) + stops[stop + 1][c] * share);
      }
    }
    return ramp;
  }

  /** A hue (turns), how far it is from grey, and how bright it is. */
  private static double[] colour(double hue, double saturation, double value) {
    double[] rgb = new double[3];
    for (int c = 0; c < 3; c++) {
      double wave = Math.cos(2 * Math.PI * (hue - c / 3.0));
      double own = value * (1 + saturation * wave);
      rgb[c] = Math.max(0, Math.min(1, own));
    }
    return rgb;
  }
}
