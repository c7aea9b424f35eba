package dev.loupe.grouping;

import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Box;
import dev.loupe.image.ConnectedRegions;

/**
 * How much each pixel of a region counts: what the anomaly map has there above its least value in
 * the region, and a tenth of the map's range in the region more, so that the peak counts eleven
 * times as much as the edge. In a region without any range all pixels count alike.
 *
 * @param parts the regions of the picture, in original pixels
 * @param label of the region
 * @param map in original pixels
 * @param least value of the map in the region
 * @param most value of the map in the region
 */
record RegionWeights(ConnectedRegions parts, int label, AnomalyMap map, float least, float most) {

  private static final double EDGE = 0.1;

  static RegionWeights of(ConnectedRegions parts, int label, AnomalyMap map) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    Box box = parts.region(label).box();
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        if (parts.label(x, y) == label) {
          least = Math.min(least, map.at(x, y));
          most = Math.max(most, map.at(x, y));
        }
      }
    }
    return new RegionWeights(parts, label, map, least, most);
  }

  /**
   * The weights gathered in the places of a layer's grid, {@code double[height * width]}; their sum
   * is 1. A pixel counts for the place that covers it.
   */
  double[] onGrid(FeatureMap layer, MapPlacement placement) {
    double[] weights = new double[layer.width() * layer.height()];
    double sum = 0;
    Box box = parts.region(label).box();
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      int row = place(y, placement.top(), placement.coveredHeight(), layer.height());
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        if (parts.label(x, y) == label) {
          int column = place(x, placement.left(), placement.coveredWidth(), layer.width());
          double weight = weight(x, y);
          weights[row * layer.width() + column] += weight;
          sum += weight;
        }
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double weight(int x, int y) {
    return most > least ? (map.at(x, y) - least) / (most - least) + EDGE : 1;
  }

  private static int place(int pixel, double from, double covered, int places) {
    int at = (int) Math.floor((pixel + 0.5 - from) * places / covered);
    return Math.max(0, Math.min(places - 1, at));
  }
}
