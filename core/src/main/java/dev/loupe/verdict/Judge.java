package dev.loupe.verdict;

import dev.loupe.detector.Detection;
import dev.loupe.image.Picture;

/**
 * Whoever can say how anomalous a picture is. In the product this is always the graph of an
 * artifact, {@code detector::detect}.
 */
@FunctionalInterface
public interface Judge {

  /** The anomaly map and the raw score of a picture. */
  Detection detect(Picture picture);
}
