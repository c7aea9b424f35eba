package dev.loupe.verdict;

import dev.loupe.detector.Detection;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import java.util.List;
import java.util.Optional;

/**
 * An inspection with the pixels it rests on, for whoever draws or measures them; the record alone
 * is {@link #inspection}.
 *
 * @param inspection the record
 * @param picture the decoded picture; absent when it could not be decoded
 * @param finding what the detector saw; absent when the picture was INVALID
 */
public record Examination(
    Inspection inspection, Optional<Picture> picture, Optional<Finding> finding) {

  /** The record alone, so that the pixels may be forgotten. */
  public Examination withoutPixels() {
    return new Examination(inspection, Optional.empty(), Optional.empty());
  }

  /**
   * What the detector saw.
   *
   * @param detection the raw answer, on the detector's grid
   * @param segmentation the pixels and regions that stand out, in original pixels
   */
  public record Finding(Detection detection, Segmentation segmentation) {

    /** The anomaly map in original pixels, computed at each call. */
    public AnomalyMap map() {
      return detection.atOriginalSize();
    }

    /** The same with more said about its regions. */
    Finding withRegions(List<Region> regions) {
      return new Finding(detection, new Segmentation(segmentation.mask(), regions));
    }
  }
}
