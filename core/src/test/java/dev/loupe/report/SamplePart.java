package dev.loupe.report;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.Random;

/** An invented part of ground steel, perhaps with a dark blot on it. */
final class SamplePart {

  static final int WIDTH = 300;
  static final int HEIGHT = 220;

  private final long seed;
  private final double depth;
  private final double x;
  private final double y;
  private final double radius;

  /**
   * A part.
   *
   * @param depth how much darker the blot is, in grey levels; 0 for a good part
   */
  SamplePart(long seed, double depth) {
    Random random = new Random(seed);
    this.seed = seed;
    this.depth = depth;
    this.x = 60 + random.nextInt(180);
    this.y = 50 + random.nextInt(120);
    this.radius = 12 + random.nextInt(22);
  }

  Picture picture() {
    Random random = new Random(seed);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int row = 0; row < HEIGHT; row++) {
      double line = random.nextGaussian() * 9;
      for (int column = 0; column < WIDTH; column++) {
        double light = 140 + 12 * Math.sin(column / 90.0) + line + random.nextGaussian() * 4;
        int grey = (int) Math.max(0, Math.min(255, light - depth * blot(column, row)));
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (row * WIDTH + column) + channel] = (byte) grey;
        }
      }
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }

  Mask mask() {
    boolean[] set = new boolean[WIDTH * HEIGHT];
    for (int i = 0; i < set.length; i++) {
      set[i] = depth > 0 && blot(i % WIDTH, i / WIDTH) > 0.4;
    }
    return new Mask(WIDTH, HEIGHT, set);
  }

  private double blot(double column, double row) {
    double dx = (column - x) / radius;
    double dy = (row - y) / radius;
    return Math.exp(-(dx * dx + dy * dy));
  }
}
