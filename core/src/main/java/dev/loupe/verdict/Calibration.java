package dev.loupe.verdict;

import dev.loupe.LoupeException;
import dev.loupe.detector.FalseCallPromise;
import dev.loupe.detector.Thresholds;
import dev.loupe.metric.SortedNumbers;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Makes thresholds from good pictures that were kept back from training; no defect is needed and
 * none is looked at.
 *
 * <pre>{@code
 * List<HeldOutScore> heldOut = good.stream().map(p -> HeldOutScore.of(part, detector.detect(p))).toList();
 * Thresholds thresholds = Calibration.of(heldOut, ThresholdRule.DEFAULT);
 * thresholds.promise().inWords(); // "at most 0.5 % false calls with 95 % confidence, from 640 ..."
 * }</pre>
 *
 * <p>Several pictures of one part are no independent witnesses, so parts are counted: n is their
 * number, and a part's score is that of its worst picture. Where nothing is known about parts, each
 * picture is one.
 *
 * <p>A picture is NG when {@code score >= threshold}, so each threshold is the 32-bit number just
 * above an order statistic: the picture that set it, and all that tie with it, stay good.
 *
 * <ul>
 *   <li><b>image</b>: the lowest line whose false-call rate is bounded with the wanted confidence
 *       for every distribution of scores (the proof is in the source of {@code ToleranceBound}).
 *       With too few parts, the line at the largest score, and the rate that it can promise.
 *   <li><b>review</b>: the {@code ceil((1 - reviewRate)(n + 1))}-th score. A further good part is
 *       equally likely to take any of the n + 1 ranks, so it reaches the line with probability at
 *       most {@code reviewRate}, on average over the draw. With fewer than {@code 1 / reviewRate -
 *       1} parts the band is empty.
 *   <li><b>spread</b>: such that the median good part is calibrated to 0.1: the distance from the
 *       median to the image threshold, divided by ln 9.
 *   <li><b>pixelHigh</b>: the image rule applied to the largest pixel of each part: as few good
 *       parts show a region as are called NG.
 *   <li><b>pixelLow</b>: the {@code 1 - growRate} quantile of the pixels of good pictures.
 * </ul>
 *
 * <p>The promise is about pictures like the held-out ones, which must not have been learned from: a
 * new lamp, lens or batch ends it. A bad part among the held-out pictures breaks no promise but
 * lifts the line, and defects escape. Where one part lies far above all others and sets the line,
 * the history names it.
 */
public final class Calibration {

  private static final double ODDS_OF_THE_MEDIAN = Math.log(9);
  private static final double LEAST_RELATIVE_SPREAD = 1e-6;

  private Calibration() {}

  /**
   * The thresholds, with the promise and a first sentence of history; a second one where a single
   * odd part set the image threshold.
   *
   * @param pictures held-out good pictures, none of them learned from
   * @throws LoupeException when there is no picture
   */
  public static Thresholds of(Collection<HeldOutScore> pictures, ThresholdRule rule) {
    if (pictures.isEmpty()) {
      throw new LoupeException(
          "The thresholds need good pictures that were kept back from training, and there are none."
              + " Keep back at least one, better "
              + ToleranceBound.imagesNeeded(rule.falseCallRate(), rule.confidence())
              + ".");
    }
    List<HeldOutScore> parts = HeldOutScore.byPart(pictures);
    double[] scores = sorted(parts, HeldOutScore::score);
    double[] maxima = sorted(parts, HeldOutScore::mapMaximum);
    int n = scores.length;
    int above = ToleranceBound.exceedances(n, rule.falseCallRate(), rule.confidence());
    int line = n - Math.max(above, 0);
    double image = justAbove(scores, line);
    double review = Math.min(image, justAbove(scores, reviewLine(n, rule)));
    double pixelHigh = justAbove(maxima, line);
    FalseCallPromise promise = promise(n, above, rule);
    return new Thresholds(
        image,
        review,
        spread(scores, image),
        pixelHigh,
        Math.min(pixelHigh, pixelLow(pictures, rule)),
        rule.minimumArea(),
        promise,
        history(image, promise, line == n ? OddPart.among(parts) : Optional.empty()));
  }

  private static List<String> history(
      double image, FalseCallPromise promise, Optional<OddPart> setBy) {
    String made = "Image threshold " + (float) image + ": " + promise.inWords() + ".";
    return setBy.map(odd -> List.of(made, odd.inWords())).orElseGet(() -> List.of(made));
  }

  private static FalseCallPromise promise(int n, int above, ThresholdRule rule) {
    double wanted = rule.falseCallRate();
    double confidence = rule.confidence();
    double rate = above >= 0 ? wanted : ToleranceBound.promisable(n, confidence);
    int needed = ToleranceBound.imagesNeeded(wanted, confidence);
    return new FalseCallPromise(rate, confidence, n, wanted, needed);
  }

  private static int reviewLine(int n, ThresholdRule rule) {
    return Math.min(n, (int) Math.ceil((1 - rule.reviewRate()) * (n + 1) - 1e-9));
  }

  private static double pixelLow(Collection<HeldOutScore> pictures, ThresholdRule rule) {
    int count = pictures.stream().mapToInt(picture -> picture.pixels().length).sum();
    float[] pixels = new float[count];
    int at = 0;
    for (HeldOutScore picture : pictures) {
      System.arraycopy(picture.pixels(), 0, pixels, at, picture.pixels().length);
      at += picture.pixels().length;
    }
    Arrays.sort(pixels);
    int line = Math.max(1, (int) Math.ceil((1 - rule.growRate()) * count - 1e-9));
    return count == 0 ? Double.POSITIVE_INFINITY : Math.nextUp(pixels[line - 1]);
  }

  private static double spread(double[] sorted, double image) {
    double median = SortedNumbers.median(sorted);
    double least = Math.max(Float.MIN_NORMAL, Math.abs(median) * LEAST_RELATIVE_SPREAD);
    return Math.max((image - median) / ODDS_OF_THE_MEDIAN, least);
  }

  /** The smallest 32-bit number above the k-th smallest value, k counted from 1. */
  private static double justAbove(double[] sorted, int k) {
    return Math.nextUp((float) sorted[k - 1]);
  }

  private static double[] sorted(
      Collection<HeldOutScore> pictures, ToDoubleFunction<HeldOutScore> value) {
    return pictures.stream().mapToDouble(value).sorted().toArray();
  }
}
