package dev.loupe.station.inspection;

import dev.loupe.detector.Thresholds;
import java.util.ArrayList;
import java.util.List;

/**
 * The thresholds that belong to an area, from those of an artifact.
 *
 * <p>Over the whole picture they are the artifact's own. Inside an area the score is the largest
 * value of the map there ({@link AreaJudge}), and the image threshold is the artifact's {@code
 * pixelHigh}: the line that the same rule drew for the largest value of the whole map of the same
 * held-out pictures. The largest value inside the area is never above that of the whole map; so the
 * promise about false calls holds for every area, and is on the safe side: a small area could do
 * with a lower line. Nothing is known from which a review band could be drawn, so there is none.
 */
final class AreaThresholds {

  private AreaThresholds() {}

  static Thresholds of(Thresholds artifact, InspectedArea area) {
    if (area.coversAll()) {
      return artifact;
    }
    List<String> history = new ArrayList<>(artifact.history());
    history.add(
        "Inside regions the largest value of the map decides: image threshold "
            + (float) artifact.pixelHigh()
            + ", the line for the largest value of the whole map of the held-out pictures; "
            + artifact.promise().inWords()
            + "; no review band.");
    return new Thresholds(
        artifact.pixelHigh(),
        artifact.pixelHigh(),
        artifact.spread(),
        artifact.pixelHigh(),
        artifact.pixelLow(),
        artifact.minimumArea(),
        artifact.promise(),
        history);
  }
}
