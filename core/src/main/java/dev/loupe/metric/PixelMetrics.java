package dev.loupe.metric;

import dev.loupe.LoupeException;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.Mask;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Where on the pictures a detector sees defects, measured over all pixels of a test set: P-AUROC,
 * AUPRO, average precision, F1, overlap at a threshold.
 *
 * <pre>{@code
 * PixelMetrics pixels = new PixelMetrics();
 * for (Sample sample : test) {
 *   pixels.add(sample.id(), detection.atOriginalSize(), mask);
 * }
 * pixels.auroc();
 * pixels.aupro(0.3);
 * F1Max.of(pixels.byPixel());
 * RocCurve.of(pixels.byComponent());      // the PRO curve
 * }</pre>
 *
 * <p><b>Exact, over all distinct scores.</b> Maps hold 32-bit floats, and a float can be turned
 * into an int that sorts the same way ({@link OrderedKey}), so the keys of all pixels are sorted
 * once ({@link RadixSort}) and every figure is read off one walk down the sorted keys. Pixels
 * outside defects are all alike and need nothing but their key. A pixel inside a defect also keeps
 * which component it belongs to, because its weight depends on the metric:
 *
 * <pre>
 * by pixel (P-AUROC, AUPR, F1)     w = 1
 * by component (PRO)               w = 1 / area of its component
 * </pre>
 *
 * <p>With these weights PRO(t) = (1/C) sum over components of (pixels scored >= t) / area is the
 * weight above t divided by the number of components C: the PRO curve is a ROC curve, and AUPRO is
 * the area under its first part ({@link RocArea}).
 *
 * <p><b>Cost.</b> 4 bytes a good pixel and 12 a defective one, twice that while sorting, whatever
 * the number of images: 100 images of 1024 x 1024 with one pixel in fifty defective take below 1
 * GiB. Sorting happens at the first question asked; further {@code add}s are allowed and make the
 * next question sort again.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class PixelMetrics {

  private final IntColumn goodKeys = new IntColumn();
  private final IntColumn defectKeys = new IntColumn();
  private final IntColumn defectComponents = new IntColumn();
  private final IntColumn dilatedKeys = new IntColumn();
  private final IntColumn componentAreas = new IntColumn();
  private float min = Float.POSITIVE_INFINITY;
  private float max = Float.NEGATIVE_INFINITY;
  private boolean sorted = true;

  /** Measures nothing yet. */
  public PixelMetrics() {}

  /**
   * Adds one test image. Good images belong in, with an {@linkplain Mask#empty empty mask}; a
   * defective image whose defects nobody marked does not.
   *
   * @param imageId what to call it in error messages
   * @param map its scores, all finite
   * @param mask its defects, of the same size as the map
   * @throws LoupeException when a score is not finite; it names the image, and nothing was added
   * @throws IllegalArgumentException when the sizes differ
   */
  public void add(String imageId, AnomalyMap map, Mask mask) {
    if (map.width() != mask.width() || map.height() != mask.height()) {
      throw new IllegalArgumentException(
          "Image "
              + imageId
              + ": the map is "
              + map.width()
              + " x "
              + map.height()
              + ", the mask "
              + mask.width()
              + " x "
              + mask.height());
    }
    requireFinite(imageId, map);
    sorted = false;
    min = Math.min(min, min(map.values()));
    max = Math.max(max, map.max());
    if (mask.area() == 0) {
      addGood(map.values());
    } else {
      addDefective(map, ConnectedRegions.of(mask));
    }
  }

  private static void requireFinite(String imageId, AnomalyMap map) {
    for (int i = 0; i < map.values().length; i++) {
      if (!Float.isFinite(map.values()[i])) {
        throw new LoupeException(
            String.format(
                "Expected a finite score at every pixel of image %s, found %s at (%d, %d). The"
                    + " detector that made this map is damaged: train it again, or leave the image"
                    + " out.",
                imageId, map.values()[i], i % map.width(), i / map.width()));
      }
    }
  }

  private static float min(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  private void addGood(float[] scores) {
    for (float score : scores) {
      goodKeys.add(OrderedKey.of(score));
    }
  }

  private void addDefective(AnomalyMap map, ConnectedRegions defects) {
    int before = (int) componentAreas.size();
    defects.regions().forEach(defect -> componentAreas.add(defect.area()));
    for (int i = 0; i < map.values().length; i++) {
      int label = defects.labels()[i];
      if (label == 0) {
        goodKeys.add(OrderedKey.of(map.values()[i]));
      } else {
        defectKeys.add(OrderedKey.of(map.values()[i]));
        defectComponents.add(before + label - 1);
        dilatedKeys.add(OrderedKey.of(highestAround(map, i % map.width(), i / map.width())));
      }
    }
  }

  private static float highestAround(AnomalyMap map, int x, int y) {
    int reach = SimpleNetPro.REACH;
    float highest = map.at(x, y);
    for (int ny = Math.max(0, y - reach); ny <= Math.min(map.height() - 1, y + reach); ny++) {
      for (int nx = Math.max(0, x - reach); nx <= Math.min(map.width() - 1, x + reach); nx++) {
        highest = Math.max(highest, map.at(nx, ny));
      }
    }
    return highest;
  }

  /** All pixels, each with the same weight: for P-AUROC, pixel AUPR and pixel F1. */
  public ScoreSweep byPixel() {
    double[] ones = new double[(int) componentAreas.size()];
    Arrays.fill(ones, 1);
    return sweep(ones, defectKeys.size());
  }

  /** All pixels, each component with the same weight: its ROC curve is the PRO curve. */
  public ScoreSweep byComponent() {
    return components();
  }

  private PixelSweep components() {
    double[] shares = new double[(int) componentAreas.size()];
    Arrays.setAll(shares, component -> 1.0 / componentAreas.get(component));
    return sweep(shares, shares.length);
  }

  private PixelSweep sweep(double[] weights, double total) {
    if (!sorted) {
      RadixSort.sort(goodKeys);
      RadixSort.sort(defectKeys, defectComponents, dilatedKeys);
      sorted = true;
    }
    return new PixelSweep(goodKeys, defectKeys, defectComponents, weights, total);
  }

  /** P-AUROC: over all pixels of all images; empty without good or without defective pixels. */
  public OptionalDouble auroc() {
    return RocCurve.areaOf(byPixel());
  }

  /**
   * AUPRO as MVTec defines it: the area under the PRO curve up to a false positive rate, divided by
   * that rate. Empty, because not defined, without good pixels or without any component.
   *
   * <p>Source: Bergmann et al., MVTec AD, IJCV 2021.
   *
   * @param limit of the false positive rate, in (0, 1]: 0.3, or 0.05
   */
  public OptionalDouble aupro(double limit) {
    return RocArea.of(components(), limit);
  }

  /**
   * PRO at one threshold: the mean over all defects of the share of the defect scored at or above
   * it; empty without any defect.
   *
   * <p>Source: enhanced SimpleNet, eq. 7.
   */
  public OptionalDouble pro(double threshold) {
    PixelSweep sweep = components();
    double covered = 0;
    for (long i = defectKeys.countBelow(threshold); i < defectKeys.size(); i++) {
      covered += sweep.weights()[defectComponents.get(i)];
    }
    return sweep.defectiveWeight() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, covered / sweep.defectiveWeight()));
  }

  /**
   * PRO as SimpleNet's code computes it, for the paper protocol only: 200 thresholds, prediction
   * dilated. Reads higher than {@link #aupro}. Empty when it is not defined.
   */
  public OptionalDouble simpleNetPro() {
    return SimpleNetPro.of(components(), dilatedKeys, min, max);
  }

  /** Every pixel decided at one threshold. */
  public AtThreshold at(double threshold) {
    ScoreSweep sweep = byPixel();
    long passed = goodKeys.countBelow(threshold);
    long escaped = defectKeys.countBelow(threshold);
    return new AtThreshold(
        threshold,
        new ConfusionCounts(
            (long) sweep.defectiveWeight() - escaped,
            escaped,
            (long) sweep.goodWeight() - passed,
            passed));
  }

  /** How many pixels were added. */
  public long pixels() {
    return goodKeys.size() + defectKeys.size();
  }

  /** How many defects they hold, counted by 8-connectivity. */
  public long defects() {
    return componentAreas.size();
  }
}
