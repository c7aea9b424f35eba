package dev.loupe.station.inspection;

import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detection;
import dev.loupe.detector.MapPlacement;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.Mask;
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
    MapPlacement placement = kept.placement();
    Detection detection =
        new Detection(kept.map(thresholds), record.rawScore().getAsDouble(), placement, 0);
    Mask none = Mask.empty(placement.width(), placement.height());
    Finding finding = new Finding(detection, new Segmentation(none, record.regions()));
    return new Examination(record, Optional.of(source.picture()), Optional.of(finding));
  }
}
