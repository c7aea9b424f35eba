package dev.loupe.image;

/**
 * The colour map "inferno": black, violet, red, orange, pale yellow, with evenly growing lightness.
 *
 * <p>Source: van der Walt, Smith, "mpl-colormaps", 2015 (CC0), as the sixth-degree polynomial
 * fitted by Matt Zucker (CC0), within 3 levels of the table.
 */
final class Inferno {

  /** Red, green, blue coefficients of the powers 0 to 6. */
  private static final double[][] POWERS = {
    {0.0002189403691192265, 0.001651004631001012, -0.01948089843709184},
    {0.1065134194856116, 0.5639564367884091, 3.932712388889277},
    {11.60249308247187, -3.972853965665698, -15.9423941062914},
    {-41.70399613139459, 17.43639888205313, 44.35414519872813},
    {77.162935699427, -33.40235894210092, -81.80730925738993},
    {-71.31942824499214, 32.62606426397723, 73.20951985803202},
    {25.13112622477341, -12.24266895238567, -23.07032500287172}
  };

  private Inferno() {}

  /** {@code byte[steps * 3]}: the colours from dark to light. */
  static byte[] table(int steps) {
    byte[] table = new byte[3 * steps];
    for (int i = 0; i < table.length; i++) {
      table[i] = level((double) (i / 3) / (steps - 1), i % 3);
    }
    return table;
  }

  private static byte level(double t, int channel) {
    double sum = 0;
    for (int power = POWERS.length - 1; power >= 0; power--) {
      sum = sum * t + POWERS[power][channel];
    }
    return (byte) Math.round(255 * Math.max(0, Math.min(1, sum)));
  }
}
