package dev.loupe.verdict;

import dev.loupe.detector.Acceptance;
import dev.loupe.detector.Manifest;
import dev.loupe.detector.Thresholds;
import java.util.OptionalDouble;

/**
 * Everything an inspector goes by, besides the detector itself.
 *
 * @param model which detector it is
 * @param acceptance what a picture must be like to be judged
 * @param thresholds between good, doubtful and bad
 * @param millimetresPerPixel of the pictures, when known: regions then have an area in mm2
 * @param softwareVersion of Loupe, for the record
 */
public record InspectionSetup(
    ModelReference model,
    Acceptance acceptance,
    Thresholds thresholds,
    OptionalDouble millimetresPerPixel,
    String softwareVersion) {

  /** What an artifact says, scale unknown. */
  public static InspectionSetup of(
      ModelReference model, Manifest manifest, String softwareVersion) {
    return new InspectionSetup(
        model,
        manifest.acceptance(),
        manifest.thresholds(),
        OptionalDouble.empty(),
        softwareVersion);
  }

  /** The same with other thresholds. */
  public InspectionSetup withThresholds(Thresholds others) {
    return new InspectionSetup(model, acceptance, others, millimetresPerPixel, softwareVersion);
  }

  /** The same with a known scale. */
  public InspectionSetup withMillimetresPerPixel(double scale) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("Millimetres per pixel must be above 0, not " + scale);
    }
    return new InspectionSetup(
        model, acceptance, thresholds, OptionalDouble.of(scale), softwareVersion);
  }
}
