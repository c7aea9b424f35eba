package dev.loupe.station.inspection;

import dev.loupe.detector.Detection;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import dev.loupe.verdict.HeldOutScore;
import dev.loupe.verdict.Judge;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Judges a part of the picture: the score is the largest value of the detector's anomaly map among
 * the cells whose centre counts, and the other cells take the map's smallest value.
 *
 * <p>The detector's own score is computed inside its graph over the whole picture and cannot be
 * restricted. The largest value of the map is the next best that can be promised something about:
 * for every picture it is at most the largest value of the whole map, so the line that bounds how
 * many good pictures reach it anywhere ({@code pixelHigh}) bounds how many reach it here.
 *
 * <p>Edges are cut along the detector's grid. When no cell counts, every picture gets the smallest
 * value of its map. Threads: may be shared when the judge below may.
 */
final class AreaJudge implements Judge {

  private final Judge below;
  private final InspectedArea area;
  private final AtomicReference<Cells> latest =
      new AtomicReference<>(new Cells(new MapPlacement(1, 1, 0, 0, 1, 1), new boolean[0]));

  private record Cells(MapPlacement placement, boolean[] counted) {

    boolean fit(MapPlacement other, AnomalyMap map) {
      return placement.equals(other) && counted.length == map.values().length;
    }
  }

  AreaJudge(Judge below, InspectedArea area) {
    this.below = below;
    this.area = area;
  }

  @Override
  public Detection detect(Picture picture) {
    Detection whole = below.detect(picture);
    AnomalyMap map = whole.map();
    boolean[] counted = counted(whole.placement(), map);
    float least = least(map.values());
    float most = least;
    float[] values = map.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (!counted[i]) {
        values[i] = least;
      }
      most = Math.max(most, values[i]);
    }
    AnomalyMap inside = new AnomalyMap(map.width(), map.height(), values);
    return new Detection(inside, most, whole.placement(), whole.nanos());
  }

  /**
   * What thresholds need to know of a good picture, from the cells that count alone; from all when
   * none counts.
   *
   * @param part which physical part it shows
   * @param inside as {@link #detect} gave it
   */
  HeldOutScore heldOut(String part, Detection inside) {
    float[] values = inside.map().values();
    boolean[] counted = counted(inside.placement(), inside.map());
    float[] kept = new float[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (counted[i]) {
        kept[count++] = values[i];
      }
    }
    AnomalyMap cells =
        count == 0 ? inside.map() : new AnomalyMap(count, 1, Arrays.copyOf(kept, count));
    return HeldOutScore.of(
        part, new Detection(cells, inside.score(), inside.placement(), inside.nanos()));
  }

  /** The share of the picture that counts. */
  double share(MapPlacement placement, int width, int height) {
    boolean[] counted = area.cells(placement, width, height);
    int cells = 0;
    for (boolean one : counted) {
      cells += one ? 1 : 0;
    }
    return placement.inspectedShare() * cells / counted.length;
  }

  /** Pictures of a station mostly have one size: the latest answer is kept. */
  private boolean[] counted(MapPlacement placement, AnomalyMap map) {
    Cells known = Objects.requireNonNull(latest.get());
    if (known.fit(placement, map)) {
      return known.counted();
    }
    Cells fresh = new Cells(placement, area.cells(placement, map.width(), map.height()));
    latest.set(fresh);
    return fresh.counted();
  }

  private static float least(float[] values) {
    float least = Float.POSITIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
    }
    return least;
  }
}
