package dev.loupe.detector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * "At most {@code rate} false calls with {@code confidence}, from {@code images} good parts."
 *
 * @param rate upper bound of the share of good parts called NG, in (0, 1]; 1 promises nothing
 * @param confidence probability that the bound holds, over the draw of the held-out parts
 * @param images how many held-out good parts it rests on, each shown by one image or more
 * @param wanted the rate that was asked for; below {@code rate} when there were too few parts
 * @param imagesNeeded how many held-out good parts the wanted rate would need at least
 */
public record FalseCallPromise(
    double rate, double confidence, int images, double wanted, int imagesNeeded) {

  private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.UP);

  /** The same figures with nothing promised: the threshold no longer is the one that was proven. */
  public FalseCallPromise withdrawn() {
    return new FalseCallPromise(1, confidence, images, wanted, imagesNeeded);
  }

  /**
   * The promise as a sentence without its full stop, such as "at most 2.8 % false calls with 95 %
   * confidence, from 107 good parts; 0.5 % would need at least 598". Rates are rounded up.
   */
  public String inWords() {
    if (rate >= 1) {
      return "nothing is promised about false calls";
    }
    String promise =
        "at most "
            + percent(rate)
            + " false calls with "
            + BigDecimal.valueOf(confidence).movePointRight(2).stripTrailingZeros().toPlainString()
            + " % confidence, from "
            + images
            + (images == 1 ? " good part" : " good parts");
    return rate <= wanted
        ? promise
        : promise + "; " + percent(wanted) + " would need at least " + imagesNeeded;
  }

  private static String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).round(TWO_DIGITS_UP);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }
}
