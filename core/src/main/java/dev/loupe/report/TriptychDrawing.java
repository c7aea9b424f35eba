package dev.loupe.report;

import dev.loupe.detector.Thresholds;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Box;
import dev.loupe.image.HeatMap;
import dev.loupe.image.Mask;
import dev.loupe.image.Masks;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureWriter;
import dev.loupe.image.RegionOutline.Corner;
import dev.loupe.image.Thumbnails;
import dev.loupe.report.Triptych.Decision;
import dev.loupe.report.Triptych.Outline;
import dev.loupe.report.Triptych.Point;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws triptychs, all on the same scale of colours, so that two heat maps of a report can be
 * compared. Once a report holds enough bytes, further pictures are drawn smaller. Not for several
 * threads.
 */
public final class TriptychDrawing {

  private static final int SIDE = 360;
  private static final int SMALL_SIDE = 180;
  private static final long ENOUGH_BYTES = 3_000_000;
  private static final int MOST_REGIONS = 24;

  private final Thresholds thresholds;
  private final Function<Picture, Optional<Picture>> restoring;
  private final HeatMap heat;
  private long bytes;

  /**
   * Drawings for a detector.
   *
   * @param thresholds its own
   * @param restoring the picture as it thinks that it should be, where it says so
   */
  public TriptychDrawing(Thresholds thresholds, Function<Picture, Optional<Picture>> restoring) {
    this.thresholds = thresholds;
    this.restoring = restoring;
    this.heat = HeatMap.between(from(thresholds), to(thresholds));
  }

  /** From where colour begins to show: the line to which regions grow. */
  private static double from(Thresholds thresholds) {
    return thresholds.pixelLow();
  }

  /** Where colour is full: as far above the line that makes a region as the other is below. */
  private static double to(Thresholds thresholds) {
    double high = thresholds.pixelHigh();
    double least = Math.max(Math.abs(high) * 0.05, 1e-9);
    return high + Math.max(high - thresholds.pixelLow(), least);
  }

  /** What the colours mean, as a sentence. */
  String scale() {
    return "Colour begins at "
        + Numbers.significant(from(thresholds))
        + " and is full at "
        + Numbers.significant(to(thresholds))
        + ", in every picture alike; a line goes around each region that reaches "
        + Numbers.significant(thresholds.pixelHigh())
        + ".";
  }

  /**
   * A judged picture; empty when it was not judged.
   *
   * @param truth the marked defect, at the picture's size
   * @param defectType what is known about the part
   * @param tone whether the verdict is right
   */
  public Optional<Triptych> of(
      Examination examination, Optional<Mask> truth, String defectType, Tone tone) {
    if (examination.picture().isEmpty() || examination.finding().isEmpty()) {
      return Optional.empty();
    }
    Picture picture = examination.picture().get();
    AnomalyMap map = examination.finding().get().map();
    Inspection inspection = examination.inspection();
    return Optional.of(
        new Triptych(
            inspection.image().reference(),
            picture.width(),
            picture.height(),
            jpeg(picture),
            truth.filter(mask -> mask.area() > 0).map(this::png),
            restoring.apply(picture).map(this::jpeg),
            jpeg(heat.over(picture, map)),
            outlines(inspection.regions(), Math.max(picture.width(), picture.height())),
            decision(inspection, tone),
            defectType,
            List.of(places(inspection.regions()))));
  }

  private static String places(List<Region> regions) {
    if (regions.isEmpty()) {
      return "No place stands out.";
    }
    Box box = regions.get(0).boundingBox();
    return Numbers.counted(regions.size(), "place stands out", "places stand out")
        + ", most of all %d \u00d7 %d pixels at (%d, %d)."
            .formatted(box.width(), box.height(), box.x(), box.y());
  }

  private Decision decision(Inspection inspection, Tone tone) {
    return new Decision(
        inspection.verdict().name(),
        tone,
        inspection.rawScore().orElseThrow(),
        thresholds.image(),
        inspection.calibratedScore().orElseThrow());
  }

  private InlinePicture jpeg(Picture picture) {
    return counted(Thumbnails.jpeg(picture, side()));
  }

  private InlinePicture png(Mask mask) {
    double scale = Math.min(1, side() / (double) Math.max(mask.width(), mask.height()));
    int width = (int) Math.max(1, Math.round(mask.width() * scale));
    int height = (int) Math.max(1, Math.round(mask.height() * scale));
    return counted(PictureWriter.png(Masks.nearest(mask, width, height)));
  }

  private int side() {
    return bytes < ENOUGH_BYTES ? SIDE : SMALL_SIDE;
  }

  private InlinePicture counted(byte[] file) {
    bytes += file.length;
    return new InlinePicture(file);
  }

  private static List<Outline> outlines(List<Region> regions, int longerSide) {
    double step = longerSide / (double) SIDE;
    return regions.stream()
        .limit(MOST_REGIONS)
        .map(region -> outline(region.polygon(), step))
        .toList();
  }

  /** The corners that lie at least a step apart: closer ones could not be told apart. */
  private static Outline outline(List<Corner> polygon, double step) {
    List<Point> points = new ArrayList<>();
    for (Corner corner : polygon) {
      Point point = new Point(corner.x(), corner.y());
      if (points.isEmpty() || points.get(points.size() - 1).distanceTo(point) >= step) {
        points.add(point);
      }
    }
    return new Outline(points);
  }
}
