package dev.loupe.synthetic;

import dev.loupe.image.Picture;
import java.util.random.RandomGenerator;

/**
 * A good picture in another light. A camera's contrast and brightness waver from part to part; who
 * learns from few pictures must be told that this is no defect.
 *
 * <pre>{@code
 * v := 128 + g (v - 128) + 255 b,  g in [1 - s, 1 + s],  b in [-0.4 s, 0.4 s]
 * }</pre>
 */
public final class Light {

  private static final int MIDDLE = 128;
  private static final double BRIGHTNESS = 0.4;

  private Light() {}

  /**
   * Changes a picture's light.
   *
   * @param strength s, in [0, 1]; 0 gives the picture itself
   * @param random decides g and b
   */
  public static Picture changed(Picture good, double strength, RandomGenerator random) {
    if (strength == 0) {
      return good;
    }
    double contrast = 1 + strength * (2 * random.nextDouble() - 1);
    double brightness = 255 * BRIGHTNESS * strength * (2 * random.nextDouble() - 1);
    byte[] values = new byte[256];
    for (int i = 0; i < values.length; i++) {
      double value = MIDDLE + contrast * (i - MIDDLE) + brightness;
      values[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
    byte[] rgb = good.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = values[rgb[i] & 0xff];
    }
    return new Picture(good.width(), good.height(), rgb);
  }
}
