package dev.loupe.grouping;

import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.Picture;
import dev.loupe.image.RegionOutline.Corner;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes the regions of a picture by what the detector's own network sees in them.
 *
 * <p>Of each layer the features are averaged over the region, where the anomaly map is high more
 * than where it is low ({@link RegionWeights}), less their mean over the places of the same picture
 * that lie in no region: what is usual there, the material and the light, says nothing about the
 * defect. Two figures of the shape follow ({@link RegionShape}).
 *
 * <p>Source: improved AGUR-Net, Fig 9, "features pooled over a region"; the weights, the difference
 * and the shape are ours.
 *
 * <p>Cost: one more run of the graph for a picture with regions, none for others. Threads: {@link
 * #describe} may be called from several at once.
 *
 * @param graph stays the caller's to close
 */
public record RegionDescriber(FeatureGraph graph) {

  /** The descriptors of a picture's regions, in their order. */
  public List<RegionDescriptor> describe(Picture picture, Finding finding) {
    List<Region> regions = finding.segmentation().regions();
    if (regions.isEmpty()) {
      return List.of();
    }
    List<FeatureMap> layers = graph.features(picture);
    MapPlacement placement = graph.placement(picture);
    ConnectedRegions parts = ConnectedRegions.of(finding.segmentation().mask());
    AnomalyMap map = finding.map();
    List<RegionWeights> weights =
        regions.stream().map(region -> RegionWeights.of(parts, label(parts, region), map)).toList();
    List<float[][]> pooled = layers.stream().map(l -> pooled(l, weights, placement)).toList();
    List<RegionDescriptor> descriptors = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      int number = i;
      descriptors.add(
          RegionDescriptor.of(
              pooled.stream().map(layer -> layer[number]).toList(),
              RegionShape.of(parts, weights.get(i).label())));
    }
    return descriptors;
  }

  /** A region's outline begins at the top left corner of its first pixel. */
  private static int label(ConnectedRegions parts, Region region) {
    Corner first = region.polygon().get(0);
    return parts.label(first.x(), first.y());
  }

  /** One layer's features of each region less the usual, {@code float[regions][channels]}. */
  private static float[][] pooled(
      FeatureMap layer, List<RegionWeights> regions, MapPlacement placement) {
    List<double[]> weights =
        regions.stream().map(region -> region.onGrid(layer, placement)).toList();
    double[] usual = outside(weights);
    float[][] pooled = new float[weights.size()][layer.channels()];
    for (int c = 0; c < layer.channels(); c++) {
      double background = sum(layer, c, usual);
      for (int r = 0; r < pooled.length; r++) {
        pooled[r][c] = (float) (sum(layer, c, weights.get(r)) - background);
      }
    }
    return pooled;
  }

  /** Equal weights of the places that no region touches; of all places where there is none. */
  private static double[] outside(List<double[]> regions) {
    double[] outside = new double[regions.get(0).length];
    int count = 0;
    for (int i = 0; i < outside.length; i++) {
      int place = i;
      boolean free = regions.stream().allMatch(weights -> weights[place] == 0);
      outside[i] = free ? 1 : 0;
      count += free ? 1 : 0;
    }
    for (int i = 0; i < outside.length; i++) {
      outside[i] = count == 0 ? 1.0 / outside.length : outside[i] / count;
    }
    return outside;
  }

  private static double sum(FeatureMap layer, int channel, double[] weights) {
    int from = channel * weights.length;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * layer.values()[from + i];
    }
    return sum;
  }
}
