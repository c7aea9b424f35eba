package dev.loupe.detector;

import dev.loupe.image.Picture;
import dev.loupe.image.PictureReader;
import dev.loupe.image.PictureWriter;
import java.util.Optional;

/**
 * A picture whose score is known: replayed where a detector is first used, so that a processor, a
 * driver or an altered file that gives other scores is noticed before it judges a part.
 *
 * @param png the picture, losslessly
 * @param score raw image score on the machine that made the artifact
 * @param digest of the anomaly map there, see {@link MapDigest}
 */
@SuppressWarnings("ArrayRecordComponent")
record ConformanceCase(byte[] png, double score, float[] digest) {

  /**
   * How far scores may differ: this share of the spread between the smallest and largest value of
   * the map. Float rounding on different processors stays below 1e-4 of it; a changed weight does
   * not.
   */
  static final double TOLERANCE = 1e-2;

  static ConformanceCase record(Picture picture, Detection detection) {
    return new ConformanceCase(
        PictureWriter.png(picture), detection.score(), MapDigest.of(detection.map()));
  }

  /** What is written beside the picture. */
  Expected expected() {
    return new Expected(score, digest);
  }

  Picture picture(String name) {
    return new PictureReader().read(png, name);
  }

  /** What differs from the recorded scores, in words; empty when nothing does. */
  Optional<String> difference(Detection detection) {
    double allowed = TOLERANCE * scale();
    if (!(Math.abs(detection.score() - score) <= allowed)) {
      return Optional.of("the score is " + detection.score() + " instead of " + score);
    }
    float[] found = MapDigest.of(detection.map());
    for (int i = 0; i < digest.length; i++) {
      if (!(Math.abs(found[i] - digest[i]) <= allowed)) {
        return Optional.of("the anomaly map differs: " + found[i] + " instead of " + digest[i]);
      }
    }
    return Optional.empty();
  }

  private double scale() {
    double min = score;
    double max = score;
    for (float value : digest) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return Math.max(max - min, 1e-6 * Math.abs(score));
  }

  /** The numbers of a case, without its picture. */
  record Expected(double score, float[] digest) {}
}
