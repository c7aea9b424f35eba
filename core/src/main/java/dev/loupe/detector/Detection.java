package dev.loupe.detector;

import dev.loupe.image.AnomalyMap;

/**
 * What the detector says about one picture, before any threshold.
 *
 * @param map anomaly map on the detector's grid ({@link InputGeometry#width} x {@link
 *     InputGeometry#height})
 * @param score raw image score: higher is more anomalous; finite
 * @param placement where the map lies over the original picture
 * @param nanos wall time of the inference, pre-processing inside the graph included
 */
public record Detection(AnomalyMap map, double score, MapPlacement placement, long nanos) {

  /**
   * The map in original pixel coordinates; pixels that were never seen hold the smallest value of
   * the map.
   */
  public AnomalyMap atOriginalSize() {
    return placement.spread(map);
  }
}
