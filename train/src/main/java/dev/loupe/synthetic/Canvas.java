package dev.loupe.synthetic;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A good picture and its copy that is painted on. */
final class Canvas {

  /** The smallest change of a pixel that counts, in grey levels. */
  static final int VISIBLE = 8;

  private static final double COLOURLESS = 8;
  private static final int LEAST_AREA = 9;
  private static final int ATTEMPTS = 20;

  private final Picture good;
  private final byte[] painted;

  Canvas(Picture good) {
    this.good = good;
    this.painted = good.rgb().clone();
  }

  /** Something that can be painted around a place. */
  @FunctionalInterface
  interface Change {
    void at(Canvas canvas, double x, double y, RandomGenerator random);
  }

  /** Paints where it can be seen; empty when after twenty attempts it cannot. */
  static Optional<SyntheticDefect> painted(Picture good, Change change, RandomGenerator random) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Canvas canvas = new Canvas(good);
      change.at(canvas, canvas.anyX(random), canvas.anyY(random), random);
      Mask mask = canvas.visible(VISIBLE);
      if (mask.area() >= LEAST_AREA) {
        return Optional.of(new SyntheticDefect(canvas.picture(), mask));
      }
    }
    return Optional.empty();
  }

  /** A pixel's new value, in 0..255 before clipping. */
  @FunctionalInterface
  interface Brush {
    double at(int x, int y, int channel);
  }

  int height() {
    return good.height();
  }

  double anyX(RandomGenerator random) {
    return random.nextDouble() * good.width();
  }

  double anyY(RandomGenerator random) {
    return random.nextDouble() * good.height();
  }

  double square(double x, double y) {
    return x * x + y * y;
  }

  /** The unspoiled picture at its pixel nearest to a place, edges repeated. */
  double good(double x, double y, int channel) {
    int column = (int) Math.max(0, Math.min(good.width() - 1L, Math.round(x)));
    int row = (int) Math.max(0, Math.min(good.height() - 1L, Math.round(y)));
    return good.at(column, row, channel);
  }

  /** The unspoiled picture's colour at a place. */
  double[] colour(double x, double y) {
    return new double[] {good(x, y, 0), good(x, y, 1), good(x, y, 2)};
  }

  /** Whether the picture has no colour around a place. */
  boolean isGrey(double x, double y, double radius) {
    for (int i = 0; i < 16; i++) {
      double angle = Math.PI * i / 8;
      double[] there = colour(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      if (Math.abs(there[0] - there[1]) + Math.abs(there[1] - there[2]) > COLOURLESS) {
        return false;
      }
    }
    return true;
  }

  /** What would lie at (u, v) if the good picture were turned around (x, y). */
  double turned(double x, double y, double angle, int u, int v, int channel) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return good(x + cos * (u - x) - sin * (v - y), y + sin * (u - x) + cos * (v - y), channel);
  }

  /** Paints all pixels of a disc. */
  void each(double x, double y, double radius, Brush brush) {
    for (int v = (int) Math.max(0, y - radius); v <= Math.min(good.height() - 1, y + radius); v++) {
      for (int u = (int) Math.max(0, x - radius);
          u <= Math.min(good.width() - 1, x + radius);
          u++) {
        if (square(u - x, v - y) <= radius * radius) {
          set(u, v, brush);
        }
      }
    }
  }

  /** Paints a small disc of one grey, most of the material covered. */
  void stamp(double x, double y, double radius, double grey) {
    each(x, y, radius, (u, v, c) -> 0.2 * good.at(u, v, c) + 0.8 * grey);
  }

  private void set(int x, int y, Brush brush) {
    for (int c = 0; c < 3; c++) {
      double value = Math.max(0, Math.min(255, brush.at(x, y, c)));
      painted[(y * good.width() + x) * 3 + c] = (byte) Math.round(value);
    }
  }

  /** Where a pixel changed by so many grey levels in any channel. */
  Mask visible(int levels) {
    boolean[] set = new boolean[good.width() * good.height()];
    for (int i = 0; i < painted.length; i++) {
      set[i / 3] |= Math.abs((painted[i] & 0xff) - (good.rgb()[i] & 0xff)) >= levels;
    }
    return new Mask(good.width(), good.height(), set);
  }

  Picture picture() {
    return new Picture(good.width(), good.height(), painted.clone());
  }
}
