package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/**
 * How a scene is photographed: uneven light, exposure, gamma, colour or grey, focus, sensor noise.
 *
 * @param grey whether the sensor sees no colours
 * @param slope change of the light across the picture, to the right and downwards
 * @param exposure factor
 * @param contrast around middle grey
 * @param gamma exponent
 * @param blur rounds of softening
 * @param noise deviation of a pixel
 */
record Camera(
    boolean grey,
    double[] slope,
    double exposure,
    double contrast,
    double gamma,
    int blur,
    double noise) {

  private static final int TONES = 1024;

  static Camera any(RandomGenerator random) {
    return new Camera(
        Draw.chance(random, 0.35),
        new double[] {Draw.between(random, -0.4, 0.4), Draw.between(random, -0.4, 0.4)},
        Draw.scale(random, 0.6, 1.5),
        Draw.scale(random, 0.4, 1.2),
        Draw.scale(random, 0.7, 1.4),
        Draw.chance(random, 0.6) ? 0 : 1 + random.nextInt(2),
        Draw.chance(random, 0.3) ? 0 : Draw.scale(random, 0.003, 0.05));
  }

  void photograph(Scene scene, RandomGenerator random) {
    for (int i = 0; i < blur; i++) {
      soften(scene);
    }
    int side = scene.side();
    float[] tones = tones(0.5 + 0.25 * (random.nextDouble() - 0.5));
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double light =
            exposure
                * (1 + slope[0] * (x / (side - 1.0) - 0.5) + slope[1] * (y / (side - 1.0) - 0.5));
        expose(scene, x, y, light, tones, random);
      }
    }
  }

  /** What comes of each amount of light, 0 to 3. */
  private float[] tones(double level) {
    float[] tones = new float[3 * TONES + 1];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = (float) (level + contrast * (Math.pow((double) i / TONES, gamma) - level));
    }
    return tones;
  }

  private void expose(
      Scene scene, int x, int y, double light, float[] tones, RandomGenerator random) {
    double mean = (scene.at(x, y, 0) + scene.at(x, y, 1) + scene.at(x, y, 2)) / 3;
    double shared = noise > 0 ? noise * (random.nextDouble() + random.nextDouble() - 1) * 2 : 0;
    for (int c = 0; c < 3; c++) {
      double value = light * (grey ? mean : scene.at(x, y, c));
      double toned = tones[(int) Math.max(0, Math.min(tones.length - 1.0, value * TONES))];
      scene.set(x, y, c, Math.max(0, Math.min(1, toned + shared)));
    }
  }

  private static void soften(Scene scene) {
    int side = scene.side();
    float[] from = scene.pixels().clone();
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          scene.set(x, y, c, around(from, side, c, x, y));
        }
      }
    }
  }

  private static double around(float[] pixels, int side, int channel, int x, int y) {
    int left = Math.max(0, x - 1);
    int right = Math.min(side - 1, x + 1);
    int row = channel * side * side + y * side;
    int above = channel * side * side + Math.max(0, y - 1) * side;
    int below = channel * side * side + Math.min(side - 1, y + 1) * side;
    return 0.36 * pixels[row + x]
        + 0.16 * (pixels[above + x] + pixels[below + x] + pixels[row + left] + pixels[row + right]);
  }
}
