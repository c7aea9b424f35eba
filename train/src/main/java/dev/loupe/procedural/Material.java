package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/**
 * A surface with its colours: a relief, the colour of each height, and how strongly the relief
 * catches light from the side. Immutable by convention; shared by all pictures it lies in.
 *
 * @param side of the relief, in places
 * @param heights {@code [side x side]}, unsigned bytes
 * @param colours {@code [256 x 3]}: of each height, in [0, 1]
 * @param relief how many grey levels a step of one height changes under slanting light
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of materials means here
record Material(int side, byte[] heights, float[] colours, double relief) {

  static final int SIDE = 256;

  /** A new one of a kind, with or without relief. */
  static Material of(Pattern pattern, RandomGenerator random, boolean raised) {
    byte[] heights = pattern.paint(SIDE, random).stretched();
    double relief = Draw.chance(random, 0.5) || !raised ? 0 : Draw.scale(random, 0.2, 3);
    return new Material(SIDE, heights, Palette.any(random), relief);
  }

  /** The height in 0..255 at a place, between the samples too; mirrored at the ends. */
  double height(double x, double y) {
    double u = mirrored(x);
    double v = mirrored(y);
    int column = (int) u;
    int row = (int) v;
    int at = row * side + column;
    double right = u - column;
    double down = v - row;
    double above = (heights[at] & 0xff) * (1 - right) + (heights[at + 1] & 0xff) * right;
    double below =
        (heights[at + side] & 0xff) * (1 - right) + (heights[at + side + 1] & 0xff) * right;
    return above * (1 - down) + below * down;
  }

  private double mirrored(double x) {
    double last = side - 1.001;
    double there = Math.abs(x);
    if (there <= last) {
      return there;
    }
    double folded = there - 2 * last * Math.floor(there / (2 * last));
    return folded <= last ? folded : 2 * last - folded;
  }

  float colour(double height, int channel) {
    return colours[(int) height * 3 + channel];
  }
}
