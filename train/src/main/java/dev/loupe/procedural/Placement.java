package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/**
 * How a material lies in one scene: turned a little, nearer or farther, in slightly other colours,
 * lit from some side. What changes here is what a network learns not to mind.
 */
record Placement(
    Material material,
    double fromX,
    double fromY,
    double cos,
    double sin,
    double[] gain,
    double lightX,
    double lightY) {

  private static final double TILT = 0.3;

  static Placement any(Material material, double[] light, RandomGenerator random) {
    double angle = Draw.between(random, -TILT, TILT);
    double scale = Draw.scale(random, 0.7, 1.4);
    double bright = Draw.between(random, 0.8, 1.2);
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      gain[c] = bright * Draw.between(random, 0.93, 1.07);
    }
    double relief = material.relief() / 255;
    return new Placement(
        material,
        random.nextDouble() * material.side(),
        random.nextDouble() * material.side(),
        scale * Math.cos(angle),
        scale * Math.sin(angle),
        gain,
        relief * light[0],
        relief * light[1]);
  }

  /** Its colours at a pixel, into {@code rgb}. */
  void at(int x, int y, double[] rgb) {
    double u = fromX + cos * x - sin * y;
    double v = fromY + sin * x + cos * y;
    double height = material.height(u, v);
    double shade = 1;
    if (lightX != 0) {
      shade += lightX * (material.height(u + 1, v) - height);
      shade += lightY * (material.height(u, v + 1) - height);
    }
    for (int c = 0; c < 3; c++) {
      rgb[c] = material.colour(height, c) * gain[c] * shade;
    }
  }
}
