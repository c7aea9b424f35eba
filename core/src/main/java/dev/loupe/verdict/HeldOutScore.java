package dev.loupe.verdict;

import dev.loupe.detector.Detection;

/**
 * What the thresholds need to know about one good picture that was kept back from training.
 *
 * @param score raw image score, finite
 * @param mapMaximum largest value of the anomaly map on the detector's grid, finite
 * @param pixels values of the map at places spread evenly over it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record HeldOutScore(double score, double mapMaximum, float[] pixels) {

  private static final int PIXELS_KEPT = 2048;
  private static final double GOLDEN_SECTION = 0.6180339887498949;

  /** Refuses scores that are no numbers. */
  public HeldOutScore {
    if (!Double.isFinite(score) || !Double.isFinite(mapMaximum)) {
      throw new IllegalArgumentException(
          "A held-out score must be finite: score " + score + ", map maximum " + mapMaximum);
    }
  }

  /** What to keep of a detection: score, maximum and 2,048 pixels; the map itself may go. */
  public static HeldOutScore of(Detection detection) {
    float[] values = detection.map().values();
    float[] kept = new float[Math.min(PIXELS_KEPT, values.length)];
    for (int i = 0; i < kept.length; i++) {
      double turn = (i + 1) * GOLDEN_SECTION;
      kept[i] = values[(int) ((turn - Math.floor(turn)) * values.length)];
    }
    return new HeldOutScore(detection.score(), detection.map().max(), kept);
  }
}
