package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.random.RandomGenerator;

/**
 * Moves what a picture shows to other places, in coordinates from -1 (left, top) to 1 (right,
 * bottom) whatever the picture's size.
 *
 * @param x the column from which a place takes its colour
 * @param y the row from which it does
 */
record Bend(Coordinate x, Coordinate y) {

  private static final int BUMPS = 4;
  private static final double RUBBER = 0.9;

  /** A number for each place. */
  @FunctionalInterface
  interface Coordinate {
    double at(double u, double v);
  }

  /** From (a u + b v + right, c u + d v + down). */
  static Bend linear(double a, double b, double c, double d, double right, double down) {
    return new Bend((u, v) -> a * u + b * v + right, (u, v) -> c * u + d * v + down);
  }

  /** From smoothly random places around. */
  static Bend rubber(RandomGenerator random) {
    SmoothNoise across = new SmoothNoise(BUMPS, random);
    SmoothNoise down = new SmoothNoise(BUMPS, random);
    return new Bend(
        (u, v) -> u + RUBBER * across.at((u + 1) / 2, (v + 1) / 2),
        (u, v) -> v + RUBBER * down.at((u + 1) / 2, (v + 1) / 2));
  }

  /** From a grid's cell that is drawn for each cell, each drawn once. */
  static Bend shuffled(int cells, RandomGenerator random) {
    int[] from = new int[cells * cells];
    for (int i = 0; i < from.length; i++) {
      int j = random.nextInt(i + 1);
      from[i] = from[j];
      from[j] = i;
    }
    double side = 2.0 / cells;
    return new Bend(
        (u, v) -> u + side * (from[cell(u, v, cells)] % cells - column(u, cells)),
        (u, v) -> v + side * (from[cell(u, v, cells)] / cells - column(v, cells)));
  }

  private static int column(double u, int cells) {
    return (int) Math.min(cells - 1, (u + 1) / 2 * cells);
  }

  private static int cell(double u, double v, int cells) {
    return column(v, cells) * cells + column(u, cells);
  }

  /** The picture so bent; bilinear in between, edges repeated. */
  Picture of(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = new byte[width * height * 3];
    for (int row = 0; row < height; row++) {
      double v = (2 * row + 1.0) / height - 1;
      for (int column = 0; column < width; column++) {
        double u = (2 * column + 1.0) / width - 1;
        double left = ((x.at(u, v) + 1) * width - 1) / 2;
        double top = ((y.at(u, v) + 1) * height - 1) / 2;
        for (int c = 0; c < 3; c++) {
          rgb[(row * width + column) * 3 + c] = (byte) Math.round(between(picture, left, top, c));
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  private static double between(Picture picture, double x, double y, int channel) {
    double inX = Math.max(0, Math.min(picture.width() - 1.0, x));
    double inY = Math.max(0, Math.min(picture.height() - 1.0, y));
    int left = (int) inX;
    int top = (int) inY;
    int right = Math.min(picture.width() - 1, left + 1);
    int bottom = Math.min(picture.height() - 1, top + 1);
    double across = inX - left;
    double above =
        (1 - across) * picture.at(left, top, channel) + across * picture.at(right, top, channel);
    double below =
        (1 - across) * picture.at(left, bottom, channel)
            + across * picture.at(right, bottom, channel);
    return above + (inY - top) * (below - above);
  }
}
