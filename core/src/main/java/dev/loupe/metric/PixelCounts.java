package dev.loupe.metric;

import dev.loupe.image.AnomalyMap;
import dev.loupe.image.ConnectedRegions;
import dev.loupe.image.Mask;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Pixels of a test set, counted by what every pixel figure depends on: their score and the area of
 * the defect they lie in. Counts of several pictures are added up in any order, on any machine, and
 * give the very figures that {@link PixelMetrics} gives, to the last bit.
 *
 * <pre>{@code
 * PixelCounts.of(map, mask, counts::add);               // on the machines that have the pictures
 * PixelCounts all = new PixelCounts(sortedAndAddedUp);  // where the figures are wanted
 * RocCurve.areaOf(all.byPixel());                       // P-AUROC
 * RocCurve.areaOf(all.byComponent(), 0.3);              // AUPRO
 * }</pre>
 *
 * <p>A score stands for itself exactly, as an int that sorts the same way. Memory: nothing but what
 * the rows take where they come from; they are walked once for each figure.
 */
public final class PixelCounts {

  private final Iterable<Row> rows;
  private final long good;
  private final long defective;
  private final long components;

  /**
   * So many pixels with one score and one area.
   *
   * @param key of the score; rises with it
   * @param area of the defect they lie in, in pixels; 0 outside any defect
   * @param pixels how many, at least 1
   */
  public record Row(int key, int area, long pixels) {}

  /**
   * The counts of a whole test set.
   *
   * @param rows each score and area once; from the highest key to the lowest, within a key from the
   *     largest area to the smallest; walked several times
   */
  public PixelCounts(Iterable<Row> rows) {
    this.rows = rows;
    Map<Integer, Long> byArea = new TreeMap<>();
    for (Row row : rows) {
      byArea.merge(row.area(), row.pixels(), Long::sum);
    }
    good = byArea.getOrDefault(0, 0L);
    defective = byArea.values().stream().mapToLong(Long::longValue).sum() - good;
    components =
        byArea.entrySet().stream()
            .filter(area -> area.getKey() > 0)
            .mapToLong(area -> area.getValue() / area.getKey())
            .sum();
  }

  /**
   * Counts the pixels of one picture.
   *
   * @param mask of the map's size; empty for a good picture
   * @param rows takes each score and area once
   */
  public static void of(AnomalyMap map, Mask mask, Consumer<Row> rows) {
    int[] areas = areas(mask);
    long[] pixels = new long[areas.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (long) OrderedKey.of(map.values()[i]) << 32 | areas[i];
    }
    Arrays.sort(pixels);
    int from = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[from]) {
        rows.accept(new Row((int) (pixels[from] >> 32), (int) pixels[from], i - from));
        from = i;
      }
    }
  }

  private static int[] areas(Mask mask) {
    int[] areas = new int[mask.set().length];
    if (mask.area() == 0) {
      return areas;
    }
    ConnectedRegions defects = ConnectedRegions.of(mask);
    int[] ofLabel = new int[defects.count() + 1];
    defects.regions().forEach(defect -> ofLabel[defect.label()] = defect.area());
    for (int i = 0; i < areas.length; i++) {
      areas[i] = ofLabel[defects.labels()[i]];
    }
    return areas;
  }

  /** All pixels, each with the same weight, see {@link PixelMetrics#byPixel}. */
  public ScoreSweep byPixel() {
    return new Sweep(defective, false);
  }

  /** All pixels, each defect with the same weight, see {@link PixelMetrics#byComponent}. */
  public ScoreSweep byComponent() {
    return new Sweep(components, true);
  }

  /** How many defects there are. */
  public long defects() {
    return components;
  }

  private final class Sweep implements ScoreSweep {

    private final double defectiveWeight;
    private final boolean shared;

    Sweep(double defectiveWeight, boolean shared) {
      this.defectiveWeight = defectiveWeight;
      this.shared = shared;
    }

    @Override
    public double goodWeight() {
      return good;
    }

    @Override
    public double defectiveWeight() {
      return defectiveWeight;
    }

    @Override
    public void descend(Step step) {
      boolean begun = false;
      int key = 0;
      double goodHere = 0;
      double defectiveHere = 0;
      for (Row row : rows) {
        if (begun && row.key() != key) {
          step.at(OrderedKey.score(key), goodHere, defectiveHere);
          goodHere = 0;
          defectiveHere = 0;
        }
        begun = true;
        key = row.key();
        goodHere += row.area() == 0 ? row.pixels() : 0;
        defectiveHere += row.area() == 0 ? 0 : row.pixels() * (shared ? 1.0 / row.area() : 1);
      }
      if (begun) {
        step.at(OrderedKey.score(key), goodHere, defectiveHere);
      }
    }
  }
}
