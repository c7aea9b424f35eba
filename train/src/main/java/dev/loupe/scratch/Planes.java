package dev.loupe.scratch;

import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import java.util.List;

/** Pictures and masks as the numbers networks see. */
public final class Planes {

  private Planes() {}

  /** Pictures of one size as {@code [n x 3 x height x width]} in [0, 1]. */
  public static FloatTensor of(List<Picture> pictures) {
    Picture first = pictures.get(0);
    int area = first.width() * first.height();
    float[] values = new float[pictures.size() * 3 * area];
    for (int n = 0; n < pictures.size(); n++) {
      byte[] rgb = pictures.get(n).rgb();
      for (int c = 0; c < 3; c++) {
        int plane = (3 * n + c) * area;
        for (int i = 0; i < area; i++) {
          values[plane + i] = (rgb[3 * i + c] & 0xff) / 255f;
        }
      }
    }
    return new FloatTensor(Shape.of(pictures.size(), 3, first.height(), first.width()), values);
  }

  /** Masks of one size as {@code [n x 1 x height x width]}: 1 where a defect is, else 0. */
  public static FloatTensor ofMasks(List<Mask> masks) {
    Mask first = masks.get(0);
    int area = first.width() * first.height();
    float[] values = new float[masks.size() * area];
    for (int n = 0; n < masks.size(); n++) {
      boolean[] set = masks.get(n).set();
      for (int i = 0; i < area; i++) {
        values[n * area + i] = set[i] ? 1 : 0;
      }
    }
    return new FloatTensor(Shape.of(masks.size(), 1, first.height(), first.width()), values);
  }
}
