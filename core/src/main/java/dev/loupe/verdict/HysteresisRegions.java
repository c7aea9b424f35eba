package dev.loupe.verdict;

import static java.util.Comparator.comparingDouble;

import dev.loupe.detector.Detection;
import dev.loupe.detector.MapPlacement;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.Mask;
import dev.loupe.image.RegionOutline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the regions of an anomaly map by a double threshold (hysteresis): pixels at or above the
 * high one are seeds, a region grows from its seeds through pixels at or above the low one that
 * touch at a side or a corner, and regions under a least area are dropped. A faint defect thus
 * keeps its whole shape, and noise that never reaches the high threshold stays out.
 *
 * <pre>{@code
 * HysteresisRegions finder = HysteresisRegions.of(thresholds, OptionalDouble.empty());
 * List<Region> regions = finder.find(detection).regions();
 * }</pre>
 *
 * <p>Grown from its seeds or not, a region is a connected part of the pixels above the low
 * threshold that holds a seed; that is how it is computed, in time linear in the pixels.
 *
 * <p>Source: improved AGUR-Net, double-threshold segmentation; Canny 1986 for the hysteresis.
 *
 * @param high pixels at or above it are seeds
 * @param low regions grow through pixels at or above it; at most {@code high}
 * @param minimumArea regions smaller than this share of the map's pixels are dropped, in [0, 1)
 * @param millimetresPerPixel of the map, when known
 */
public record HysteresisRegions(
    double high, double low, double minimumArea, OptionalDouble millimetresPerPixel) {

  /** Checks the order of the thresholds. */
  public HysteresisRegions {
    if (!(low <= high) || !(minimumArea >= 0 && minimumArea < 1)) {
      throw new IllegalArgumentException(
          "low " + low + ", high " + high + ", minimumArea " + minimumArea);
    }
  }

  /** With a detector's own double threshold. */
  public static HysteresisRegions of(Thresholds thresholds, OptionalDouble millimetresPerPixel) {
    return new HysteresisRegions(
        thresholds.pixelHigh(),
        thresholds.pixelLow(),
        thresholds.minimumArea(),
        millimetresPerPixel);
  }

  /**
   * The regions of a detection, in original pixels. Resampling lifts no value above the largest of
   * the detector's grid, so a grid without a seed is done at once: that is what good pictures have.
   */
  public Segmentation find(Detection detection) {
    MapPlacement picture = detection.placement();
    return holdsSeed(detection.map().values())
        ? find(detection.atOriginalSize())
        : none(picture.width(), picture.height());
  }

  /**
   * The regions of a map, and the mask of all their pixels; a map without a seed is done at once.
   */
  public Segmentation find(AnomalyMap map) {
    return holdsSeed(map.values()) ? grown(map) : none(map.width(), map.height());
  }

  private static Segmentation none(int width, int height) {
    return new Segmentation(Mask.empty(width, height), List.of());
  }

  private boolean holdsSeed(float[] values) {
    for (float value : values) {
      if (value >= high) {
        return true;
      }
    }
    return false;
  }

  private Segmentation grown(AnomalyMap map) {
    float[] values = map.values();
    boolean[] grown = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      grown[i] = values[i] >= low;
    }
    ConnectedRegions parts = ConnectedRegions.of(map.width(), map.height(), grown);
    float[] peaks = new float[parts.count() + 1];
    double[] sums = new double[parts.count() + 1];
    Arrays.fill(peaks, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < values.length; i++) {
      int label = parts.labels()[i];
      peaks[label] = Math.max(peaks[label], values[i]);
      sums[label] += values[i];
    }
    return segmentation(parts, peaks, sums);
  }

  private Segmentation segmentation(ConnectedRegions parts, float[] peaks, double[] sums) {
    boolean[] kept = new boolean[parts.count() + 1];
    List<Region> regions = new ArrayList<>();
    double leastArea = minimumArea * parts.width() * parts.height();
    for (ConnectedRegions.Region part : parts.regions()) {
      int label = part.label();
      kept[label] = peaks[label] >= high && part.area() >= leastArea;
      if (kept[label]) {
        regions.add(region(parts, part, peaks[label], sums[label] / part.area()));
      }
    }
    regions.sort(comparingDouble(Region::peak).reversed());
    return new Segmentation(mask(parts, kept), regions);
  }

  private Region region(
      ConnectedRegions parts, ConnectedRegions.Region part, double peak, double mean) {
    return new Region(
        part.box(),
        RegionOutline.polygon(parts, part.label()),
        part.area(),
        squareMillimetres(part.area()),
        peak,
        mean,
        Optional.empty(),
        Optional.empty());
  }

  private OptionalDouble squareMillimetres(int pixels) {
    if (millimetresPerPixel.isEmpty()) {
      return OptionalDouble.empty();
    }
    double side = millimetresPerPixel.getAsDouble();
    return OptionalDouble.of(pixels * side * side);
  }

  private static Mask mask(ConnectedRegions parts, boolean[] kept) {
    boolean[] set = new boolean[parts.labels().length];
    for (int i = 0; i < set.length; i++) {
      set[i] = kept[parts.labels()[i]];
    }
    return new Mask(parts.width(), parts.height(), set);
  }
}
