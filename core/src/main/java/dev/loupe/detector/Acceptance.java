package dev.loupe.detector;

/**
 * What a picture must be like to be judged at all; outside it is INVALID, which is never mixed up
 * with NG. Learned from the training pictures, with room on both sides.
 *
 * @param minBrightness least mean grey value, 0..255
 * @param maxBrightness largest mean grey value, 0..255
 * @param minSharpness least sharpness (variance of the Laplacian of the grey picture at the input
 *     size)
 * @param minAspect least width / height
 * @param maxAspect largest width / height
 * @param minShorterSide least shorter side, in pixels
 */
public record Acceptance(
    double minBrightness,
    double maxBrightness,
    double minSharpness,
    double minAspect,
    double maxAspect,
    int minShorterSide) {

  /** Everything that can be decoded is judged. */
  public static final Acceptance ANYTHING = new Acceptance(0, 255, 0, 0, Double.MAX_VALUE, 1);
}
