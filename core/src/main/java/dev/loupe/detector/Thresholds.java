package dev.loupe.detector;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the lines lie between good, doubtful and bad, in the raw units of the detector. Made from
 * held-out good pictures alone; lives beside the graph in the artifact and can be changed without
 * touching it.
 *
 * @param image a picture whose raw score is at least this is NG
 * @param review a picture whose raw score is at least this, but below {@code image}, is for REVIEW;
 *     at most {@code image}
 * @param spread scale of the calibrated score, in raw units, above 0: calibrated = 1 / (1 +
 *     exp(-(raw - image) / spread))
 * @param pixelHigh pixels of the map at or above this are seeds of a region
 * @param pixelLow a region grows from its seeds through pixels at or above this; at most {@code
 *     pixelHigh}
 * @param minimumArea regions smaller than this share of the picture's pixels are dropped; in [0, 1)
 * @param promise what the held-out pictures allow to promise about false calls
 * @param history how these numbers came about, one sentence a change, oldest first
 */
public record Thresholds(
    double image,
    double review,
    double spread,
    double pixelHigh,
    double pixelLow,
    double minimumArea,
    FalseCallPromise promise,
    List<String> history) {

  /** Checks the order of the thresholds. */
  public Thresholds {
    if (!(review <= image) || !(pixelLow <= pixelHigh)) {
      throw new IllegalArgumentException(
          "The low threshold must not lie above the high one: review "
              + review
              + ", image "
              + image
              + ", pixelLow "
              + pixelLow
              + ", pixelHigh "
              + pixelHigh);
    }
    if (!(spread > 0) || !(minimumArea >= 0 && minimumArea < 1)) {
      throw new IllegalArgumentException("spread " + spread + ", minimumArea " + minimumArea);
    }
    history = List.copyOf(history);
  }

  /** The score from 0 to 1 that belongs to a raw score; monotone, 0.5 at the image threshold. */
  public double calibrated(double raw) {
    return 1 / (1 + Math.exp(-(raw - image) / spread));
  }

  /**
   * The same thresholds with another image threshold, the change recorded in the history.
   *
   * <p>A higher threshold keeps the promise about false calls; a lower one withdraws it. The review
   * threshold follows when it would lie above.
   *
   * @param value the new image threshold, in raw units, finite
   * @param who changed it
   * @param why it was changed
   * @param when it was changed
   */
  public Thresholds withImageThreshold(double value, String who, String why, Instant when) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The image threshold must be finite, not " + value);
    }
    FalseCallPromise kept = value >= image ? promise : promise.withdrawn();
    String change = change("image", image, value, who, why, when) + "; " + kept.inWords() + ".";
    return new Thresholds(
        value,
        Math.min(review, value),
        spread,
        pixelHigh,
        pixelLow,
        minimumArea,
        kept,
        Stream.concat(history.stream(), Stream.of(change)).toList());
  }

  /**
   * The same thresholds with another review threshold, the change recorded in the history. The
   * promise about false calls is not about REVIEW and stands.
   *
   * @param value the new review threshold, in raw units, finite, at most the image threshold
   * @param who changed it
   * @param why it was changed
   * @param when it was changed
   */
  public Thresholds withReviewThreshold(double value, String who, String why, Instant when) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The review threshold must be finite, not " + value);
    }
    String change = change("review", review, value, who, why, when) + ".";
    return new Thresholds(
        image,
        value,
        spread,
        pixelHigh,
        pixelLow,
        minimumArea,
        promise,
        Stream.concat(history.stream(), Stream.of(change)).toList());
  }

  /**
   * The same thresholds under a detector that learned further good pictures, the change recorded in
   * the history.
   *
   * @param promiseStands whether no score can have risen; else the promise about false calls is
   *     withdrawn
   * @param who had it learn
   * @param what it learned, and why
   * @param when it learned
   */
  public Thresholds afterLearning(boolean promiseStands, String who, String what, Instant when) {
    FalseCallPromise kept = promiseStands ? promise : promise.withdrawn();
    String change =
        when + " " + who + ": " + what + "; thresholds as before; " + kept.inWords() + ".";
    return new Thresholds(
        image,
        review,
        spread,
        pixelHigh,
        pixelLow,
        minimumArea,
        kept,
        Stream.concat(history.stream(), Stream.of(change)).toList());
  }

  private static String change(
      String which, double from, double to, String who, String why, Instant when) {
    return when + " " + who + ": " + which + " threshold " + from + " -> " + to + ", " + why;
  }
}
