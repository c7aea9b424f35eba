package dev.loupe.verdict;

import dev.loupe.detector.Acceptance;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns away pictures that cannot be judged: black, over-exposed, blurred, of another shape or too
 * small.
 *
 * @param acceptance what a picture must be like
 */
public record PictureGate(Acceptance acceptance) {

  /** Why the picture cannot be judged, as a sentence; empty when it can. */
  public Optional<String> objection(PictureTraits picture) {
    if (picture.shorterSide() < acceptance.minShorterSide()) {
      return tooSmall(picture);
    }
    if (picture.aspect() < acceptance.minAspect() || picture.aspect() > acceptance.maxAspect()) {
      return wrongShape(picture);
    }
    if (picture.brightness() < acceptance.minBrightness()) {
      return light("too dark", picture, "Check the lamp, the exposure and the lens cap.");
    }
    if (picture.brightness() > acceptance.maxBrightness()) {
      return light("too bright", picture, "Check the exposure and stray light.");
    }
    return picture.sharpness() < acceptance.minSharpness() ? blurred(picture) : Optional.empty();
  }

  private Optional<String> tooSmall(PictureTraits picture) {
    return sentence(
        "The picture is too small: %d x %d pixels, its shorter side must have at least %d. Check the"
            + " camera's resolution.",
        picture.width(), picture.height(), acceptance.minShorterSide());
  }

  private Optional<String> wrongShape(PictureTraits picture) {
    return sentence(
        "The picture has another shape than the training pictures: %d x %d pixels, width / height"
            + " %.2f instead of %.2f to %.2f. Check the camera and how the picture is cut.",
        picture.width(),
        picture.height(),
        picture.aspect(),
        acceptance.minAspect(),
        acceptance.maxAspect());
  }

  private Optional<String> light(String fault, PictureTraits picture, String remedy) {
    return sentence(
        "The picture is %s: mean grey %.0f instead of %.0f to %.0f. %s",
        fault,
        picture.brightness(),
        acceptance.minBrightness(),
        acceptance.maxBrightness(),
        remedy);
  }

  private Optional<String> blurred(PictureTraits picture) {
    return sentence(
        "The picture is blurred or empty: sharpness %.2g, at least %.2g is needed. Check the focus,"
            + " the lens and whether a part was there.",
        picture.sharpness(), acceptance.minSharpness());
  }

  private static Optional<String> sentence(String format, Object... values) {
    return Optional.of(String.format(Locale.ROOT, format, values));
  }
}
