package dev.loupe.verdict;

import dev.loupe.LoupeException;
import dev.loupe.detector.Detection;
import dev.loupe.detector.Detector;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Stopwatch.Stage;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Inspects pictures: decodes, refuses what cannot be judged, asks the detector, applies the
 * thresholds, finds the places, writes the record.
 *
 * <pre>{@code
 * Inspector inspector = Inspector.of(detector, "board-7", version, Clock.systemUTC(), random);
 * Inspection inspection = inspector.inspect(Arrival.of("in/0815.png", source));
 * inspection.verdict(); // OK, NG, REVIEW or INVALID
 * }</pre>
 *
 * <p>Every score and every verdict of Loupe comes from here, those of an evaluation too, so what
 * was measured is what runs on the line.
 *
 * <p>The image score alone decides between OK, REVIEW and NG. The map's own thresholds only say
 * where: they bound how many <em>pixels</em> of good parts stand out, and a verdict taken from them
 * would break the promise about false calls.
 *
 * <p>A picture that cannot be read or judged is INVALID with a reason, never an exception. A
 * detector that gives no finite score is broken, which is an exception: stop and replace it.
 *
 * <p>Threads: may be shared when the judge may.
 */
public final class Inspector {

  private final Judge judge;
  private final InspectionSetup setup;
  private final PictureGate gate;
  private final HysteresisRegions regions;
  private final RegionNaming naming;
  private final Clock clock;
  private final Ulids ids;

  /**
   * An inspector.
   *
   * @param judge gives the scores
   * @param setup gives the lines
   * @param clock says the time
   * @param random completes the inspection ids
   */
  public Inspector(Judge judge, InspectionSetup setup, Clock clock, RandomGenerator random) {
    this(judge, setup, RegionNaming.NONE, clock, random);
  }

  /**
   * An inspector that names the kinds of defect.
   *
   * @param naming gives the names
   */
  public Inspector(
      Judge judge,
      InspectionSetup setup,
      RegionNaming naming,
      Clock clock,
      RandomGenerator random) {
    this.judge = judge;
    this.setup = setup;
    this.naming = naming;
    this.clock = clock;
    gate = new PictureGate(setup.acceptance());
    regions = HysteresisRegions.of(setup.thresholds(), setup.millimetresPerPixel());
    ids = new Ulids(clock, random);
  }

  /** An inspector with an artifact's own thresholds. The detector stays the caller's to close. */
  public static Inspector of(
      Detector detector,
      String modelId,
      String softwareVersion,
      Clock clock,
      RandomGenerator random) {
    ModelReference model = new ModelReference(modelId, detector.sha256());
    InspectionSetup setup = InspectionSetup.of(model, detector.manifest(), softwareVersion);
    return new Inspector(detector::detect, setup, clock, random);
  }

  /** What this inspector goes by. */
  public InspectionSetup setup() {
    return setup;
  }

  /** Inspects a picture. */
  public Inspection inspect(Arrival arrival) {
    return examine(arrival).inspection();
  }

  /**
   * Inspects a picture and hands out the pixels too.
   *
   * @throws LoupeException when the detector is broken
   */
  public Examination examine(Arrival arrival) {
    InspectionSheet sheet = new InspectionSheet(setup, arrival, ids.next(), clock);
    Optional<Picture> picture = sheet.read();
    if (picture.isEmpty()) {
      return new Examination(sheet.invalid(), Optional.empty(), Optional.empty());
    }
    Optional<String> objection = sheet.time(Stage.PRE_PROCESS, () -> objection(picture.get()));
    if (objection.isPresent()) {
      return new Examination(sheet.invalid(objection.get()), picture, Optional.empty());
    }
    Detection detection = sheet.time(Stage.INFER, () -> detect(arrival, picture.get()));
    Finding finding = sheet.time(Stage.POST_PROCESS, () -> finding(picture.get(), detection));
    return new Examination(sheet.judged(finding), picture, Optional.of(finding));
  }

  private Optional<String> objection(Picture picture) {
    return gate.objection(PictureTraits.of(picture));
  }

  private Detection detect(Arrival arrival, Picture picture) {
    try {
      Detection detection = judge.detect(picture);
      if (Double.isFinite(detection.score())) {
        return detection;
      }
      throw new LoupeException("its score is " + detection.score() + ", not a finite number");
    } catch (LoupeException e) {
      throw new LoupeException(
          "The detector "
              + setup.model().id()
              + " failed on "
              + arrival.reference()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private Finding finding(Picture picture, Detection detection) {
    Finding finding = new Finding(detection, regions.find(detection));
    return finding.withRegions(naming.named(picture, finding));
  }
}
