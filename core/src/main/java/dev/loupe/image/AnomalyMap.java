package dev.loupe.image;

/**
 * How anomalous each pixel is: higher means more anomalous, in the raw units of the detector that
 * made it.
 *
 * <p>Immutable by convention: the array is handed out without a copy and must not be written to.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values {@code float[height * width]}, row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent")
public record AnomalyMap(int width, int height, float[] values) {

  /** Checks that the array holds exactly the pixels promised. */
  public AnomalyMap {
    Sizes.requireLength(width, height, 1, values.length);
  }

  /** The value at a pixel. */
  public float at(int x, int y) {
    return values[y * width + x];
  }

  /** The largest value of the map. */
  public float max() {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
