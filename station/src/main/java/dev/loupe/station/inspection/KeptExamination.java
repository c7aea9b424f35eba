package dev.loupe.station.inspection;

import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detection;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Segmentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An inspection with its pixels again, from the picture and the heat map that was kept: good enough
 * to be drawn in a report, not to be measured.
 */
public final class KeptExamination {

  private KeptExamination() {}

  /**
   * What can be drawn of a stored inspection; the record alone when its map is not kept.
   *
   * @param stored the inspection
   * @param source of its picture
   * @param thresholds by which it was decided
   * @param folder of the station
   */
  public static Examination of(
      StoredInspection stored, PictureSource source, Thresholds thresholds, Path folder) {
    Inspection record = stored.record();
    Optional<Path> file = stored.map().map(folder::resolve).filter(Files::isRegularFile);
    if (file.isEmpty() || record.rawScore().isEmpty()) {
      return new Examination(record, Optional.empty(), Optional.empty());
    }
    KeptMap kept = KeptMap.read(file.get());
    AnomalyMap map = kept.inOriginalPixels(thresholds);
    Picture picture = source.picture();
    Detection detection = new Detection(map, record.rawScore().getAsDouble(), kept.placement(), 0);
    Segmentation places = new Segmentation(Mask.empty(map.width(), map.height()), record.regions());
    return new Examination(
        record, Optional.of(picture), Optional.of(new Finding(detection, map, places)));
  }
}
