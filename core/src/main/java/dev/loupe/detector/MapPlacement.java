package dev.loupe.detector;

import dev.loupe.image.AnomalyMap;
import java.util.Arrays;

/**
 * Where an anomaly map lies over a picture.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param left edge of the part of the picture that the map covers, in original pixels; may be
 *     fractional
 * @param top edge of the same
 * @param coveredWidth width of the same
 * @param coveredHeight height of the same
 */
public record MapPlacement(
    int width, int height, double left, double top, double coveredWidth, double coveredHeight) {

  /** The placement for a picture of a size under a geometry. */
  public static MapPlacement of(InputGeometry input, int width, int height) {
    if (input.fit() == InputGeometry.Fit.WHOLE) {
      return new MapPlacement(width, height, 0, 0, width, height);
    }
    int shorter = Math.min(width, height);
    int resizedWidth = (int) ((long) input.resizeTo() * width / shorter);
    int resizedHeight = (int) ((long) input.resizeTo() * height / shorter);
    double scaleX = (double) width / resizedWidth;
    double scaleY = (double) height / resizedHeight;
    double left = Math.rint((resizedWidth - input.width()) / 2.0) * scaleX;
    double top = Math.rint((resizedHeight - input.height()) / 2.0) * scaleY;
    return new MapPlacement(
        width, height, left, top, input.width() * scaleX, input.height() * scaleY);
  }

  /** The share of the picture that the detector saw, in (0, 1]. */
  public double inspectedShare() {
    return coveredWidth * coveredHeight / ((double) width * height);
  }

  /**
   * Resamples a map to original pixels, bilinear with half-pixel centres. Unseen pixels get the
   * map's smallest value.
   */
  public AnomalyMap spread(AnomalyMap map) {
    Axis columns = Axis.of(width, left, coveredWidth, map.width());
    Axis rows = Axis.of(height, top, coveredHeight, map.height());
    float[] spread = new float[width * height];
    float unseen = smallest(map.values());
    for (int y = 0; y < height; y++) {
      if (!rows.seen[y]) {
        Arrays.fill(spread, y * width, (y + 1) * width, unseen);
      } else {
        spreadRow(map, y, columns, rows, unseen, spread);
      }
    }
    return new AnomalyMap(width, height, spread);
  }

  private void spreadRow(
      AnomalyMap map, int y, Axis columns, Axis rows, float unseen, float[] spread) {
    float[] values = map.values();
    int upper = rows.from[y] * map.width();
    int lower = Math.min(rows.from[y] + 1, map.height() - 1) * map.width();
    float down = rows.weight[y];
    for (int x = 0; x < width; x++) {
      int from = columns.from[x];
      int to = Math.min(from + 1, map.width() - 1);
      float right = columns.weight[x];
      float above = values[upper + from] + (values[upper + to] - values[upper + from]) * right;
      float below = values[lower + from] + (values[lower + to] - values[lower + from]) * right;
      spread[y * width + x] = columns.seen[x] ? above + (below - above) * down : unseen;
    }
  }

  private static float smallest(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  /**
   * For each original pixel along one axis: the map sample before it, the weight of the next,
   * whether it was seen.
   */
  private record Axis(int[] from, float[] weight, boolean[] seen) {

    static Axis of(int length, double start, double covered, int mapLength) {
      int[] from = new int[length];
      float[] weight = new float[length];
      boolean[] seen = new boolean[length];
      for (int i = 0; i < length; i++) {
        double inside = i + 0.5 - start;
        double at = Math.max(0, Math.min(mapLength - 1, inside * mapLength / covered - 0.5));
        from[i] = (int) at;
        weight[i] = (float) (at - from[i]);
        seen[i] = inside >= 0 && inside < covered;
      }
      return new Axis(from, weight, seen);
    }
  }
}
