package dev.loupe.dataset.boards;

import dev.loupe.image.Picture;

/** The camera over the line: a lens with glare and vignette, a sensor with noise, a tone curve. */
final class Camera {

  private static final int CURVE = 4096;
  private static final float CURVE_TOP = 2.2f;
  private static final float[] TONE = new float[CURVE + 1];
  private static final float[] BELL = new float[1 << 14];

  static {
    for (int i = 0; i <= CURVE; i++) {
      TONE[i] = (float) (255 * tone(CURVE_TOP * i / CURVE));
    }
    Dice dice = new Dice(77);
    for (int i = 0; i < BELL.length; i++) {
      BELL[i] = (float) dice.normal(1);
    }
  }

  private final float[] gain;
  private final float softness;
  private final float vignette;
  private final float noise;
  private final long grain;

  Camera(Dice dice) {
    double exposure = 1.12 * (1 + dice.normal(0.025));
    double warm = dice.normal(0.015);
    this.gain =
        new float[] {
          (float) (exposure * (1.0 + warm)), (float) exposure, (float) (exposure * (1.02 - warm))
        };
    this.softness = (float) dice.between(0.10, 0.17);
    this.vignette = (float) dice.between(0.10, 0.18);
    this.noise = (float) dice.between(0.9, 1.3);
    this.grain = dice.nextLong();
  }

  /** Highlights roll off instead of breaking, shadows keep a little depth; then sRGB. */
  private static double tone(double light) {
    double rolled =
        light < 0.72 ? light : 0.72 + 0.28 * (1 - StrictMath.exp((0.72 - light) / 0.33));
    double srgb =
        rolled <= 0.0031308 ? 12.92 * rolled : 1.055 * StrictMath.pow(rolled, 1 / 2.4) - 0.055;
    return srgb + 0.035 * StrictMath.sin(2 * StrictMath.PI * (srgb - 0.5)) * 0.8;
  }

  /** What an ideal sensor would read, {@code float[3][height * width]} in 0..255, no noise. */
  float[][] expose(Shot shot) {
    float[] glare = glare(shot);
    float[][] read = new float[3][];
    for (int channel = 0; channel < 3; channel++) {
      float[] plane = new float[glare.length];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = 0.985f * shot.planes()[channel][i] + glare[i];
      }
      Blur.three(plane, shot.width(), shot.height(), softness);
      develop(plane, shot, channel);
      read[channel] = plane;
    }
    return read;
  }

  /** What is too bright spills over its surroundings; a little light strays everywhere. */
  private static float[] glare(Shot shot) {
    float[] green = shot.planes()[1];
    float[] spill = new float[green.length];
    for (int i = 0; i < spill.length; i++) {
      spill[i] = 0.22f * Math.max(0, Math.min(3, green[i]) - 0.85f) + 0.004f;
    }
    Blur.box(spill, shot.width(), shot.height(), 2);
    Blur.box(spill, shot.width(), shot.height(), 3);
    return spill;
  }

  private void develop(float[] plane, Shot shot, int channel) {
    float centreX = shot.width() / 2f;
    float centreY = shot.height() / 2f;
    float far = 1 / (centreX * centreX + centreY * centreY);
    for (int y = 0; y < shot.height(); y++) {
      float dy = y - centreY;
      for (int x = 0; x < shot.width(); x++) {
        float dx = x - centreX;
        float fall = 1 - vignette * (dx * dx + dy * dy) * far;
        int i = y * shot.width() + x;
        plane[i] = developed(plane[i] * gain[channel] * fall);
      }
    }
  }

  private static float developed(float light) {
    float at = Math.max(0, Math.min(CURVE_TOP, light)) * (CURVE / CURVE_TOP);
    int i = Math.min(CURVE - 1, (int) at);
    return TONE[i] + (TONE[i + 1] - TONE[i]) * (at - i);
  }

  /** Adds the noise of the sensor and rounds to bytes. */
  Picture read(float[][] clean, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    long state = grain;
    for (int i = 0; i < width * height; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      float common = BELL[(int) (state >>> 50)];
      for (int channel = 0; channel < 3; channel++) {
        float own = BELL[(int) (state >>> (36 - 12 * channel)) & 0x3fff];
        float value = clean[channel][i];
        float spread = noise * (0.9f + 0.0045f * value);
        rgb[3 * i + channel] = (byte) clamp(value + spread * (0.8f * common + 0.75f * own));
      }
    }
    return new Picture(width, height, rgb);
  }

  private static int clamp(float value) {
    return (int) Math.max(0, Math.min(255, value + 0.5f));
  }
}
