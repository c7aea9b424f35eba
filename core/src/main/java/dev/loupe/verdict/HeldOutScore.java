package dev.loupe.verdict;

import dev.loupe.detector.Detection;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the thresholds need to know about good pictures that were kept back from training: of one,
 * or of all that show the same physical part.
 *
 * @param part which one they show
 * @param score raw image score, finite
 * @param mapMaximum largest value of the anomaly map on the detector's grid, finite
 * @param pixels values of the map at places spread evenly over it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record HeldOutScore(String part, double score, double mapMaximum, float[] pixels) {

  private static final int PIXELS_KEPT = 2048;
  private static final double GOLDEN_SECTION = 0.6180339887498949;

  /** Refuses scores that are no numbers. */
  public HeldOutScore {
    if (!Double.isFinite(score) || !Double.isFinite(mapMaximum)) {
      throw new IllegalArgumentException(
          "A held-out score must be finite: score " + score + ", map maximum " + mapMaximum);
    }
  }

  /**
   * What to keep of a detection: score, maximum and 2,048 pixels; the map itself may go.
   *
   * @param part which physical part the picture shows
   */
  public static HeldOutScore of(String part, Detection detection) {
    float[] values = detection.map().values();
    float[] kept = new float[Math.min(PIXELS_KEPT, values.length)];
    for (int i = 0; i < kept.length; i++) {
      double turn = (i + 1) * GOLDEN_SECTION;
      kept[i] = values[(int) ((turn - Math.floor(turn)) * values.length)];
    }
    return new HeldOutScore(part, detection.score(), detection.map().max(), kept);
  }

  /** One for each part, in the order of their first pictures. */
  static List<HeldOutScore> byPart(Collection<HeldOutScore> pictures) {
    Map<String, HeldOutScore> parts = new LinkedHashMap<>();
    pictures.forEach(picture -> parts.merge(picture.part(), picture, HeldOutScore::and));
    return List.copyOf(parts.values());
  }

  /** A part is as bad as its worst picture. */
  private HeldOutScore and(HeldOutScore other) {
    float[] both = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
    System.arraycopy(other.pixels, 0, both, pixels.length, other.pixels.length);
    return new HeldOutScore(
        part, Math.max(score, other.score), Math.max(mapMaximum, other.mapMaximum), both);
  }
}
