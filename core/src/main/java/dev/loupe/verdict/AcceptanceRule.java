package dev.loupe.verdict;

import dev.loupe.detector.Acceptance;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much a picture may differ from the training pictures and still be judged. The margins are
 * generous: a picture outside them says something about the camera, not about the part.
 *
 * <pre>{@code
 * Acceptance acceptance = AcceptanceRule.DEFAULT.learn(traitsOfTrainingPictures);
 * }</pre>
 *
 * <p>With the defaults, light may differ by 50 grey levels from the darkest and brightest training
 * picture, but not by more than two thirds of the way to black or white; the sharpness may fall to
 * a tenth of the least; the aspect ratio may differ by a fifth; the picture may be half as large.
 *
 * @param brightnessMargin grey levels beyond the darkest and brightest training picture, at least 0
 * @param sharpnessShare of the least sharpness that is still sharp enough, in [0, 1]
 * @param aspectMargin factor by which width / height may differ, at least 1
 * @param sideShare of the least shorter side that is still large enough, in [0, 1]
 */
public record AcceptanceRule(
    double brightnessMargin, double sharpnessShare, double aspectMargin, double sideShare) {

  /** Room for another lamp, a smudged lens and a smaller crop. */
  public static final AcceptanceRule DEFAULT = new AcceptanceRule(50, 0.1, 1.2, 0.5);

  private static final double WHITE = 255;
  private static final double KEPT_TO_THE_END = 1.0 / 3;

  /** Checks that no margin excludes the training pictures themselves. */
  public AcceptanceRule {
    requireAtMost("sharpnessShare", sharpnessShare);
    requireAtMost("sideShare", sideShare);
    if (!(brightnessMargin >= 0) || !(aspectMargin >= 1)) {
      throw new IllegalArgumentException(
          "brightnessMargin " + brightnessMargin + ", aspectMargin " + aspectMargin);
    }
  }

  private static void requireAtMost(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must lie in [0, 1], not " + share);
    }
  }

  /**
   * What a picture must be like, from at least one training picture.
   *
   * @param pictures the traits of the training pictures
   */
  public Acceptance learn(Collection<PictureTraits> pictures) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("Nothing can be learned from no picture");
    }
    DoubleSummaryStatistics light = range(pictures, PictureTraits::brightness);
    DoubleSummaryStatistics aspect = range(pictures, PictureTraits::aspect);
    double darkest = light.getMin();
    double brightest = light.getMax();
    return new Acceptance(
        Math.max(darkest - brightnessMargin, darkest * KEPT_TO_THE_END),
        Math.min(brightest + brightnessMargin, WHITE - (WHITE - brightest) * KEPT_TO_THE_END),
        range(pictures, PictureTraits::sharpness).getMin() * sharpnessShare,
        aspect.getMin() / aspectMargin,
        aspect.getMax() * aspectMargin,
        Math.max(1, (int) (range(pictures, PictureTraits::shorterSide).getMin() * sideShare)));
  }

  private static DoubleSummaryStatistics range(
      Collection<PictureTraits> pictures, ToDoubleFunction<PictureTraits> trait) {
    return pictures.stream().collect(Collectors.summarizingDouble(trait));
  }
}
