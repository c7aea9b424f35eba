package dev.loupe.verdict;

import dev.loupe.detector.Thresholds;
import dev.loupe.image.Box;
import java.util.List;
import java.util.Locale;

/** Says in words why a judged picture got its verdict. */
final class Reason {

  private Reason() {}

  static Verdict verdict(double score, Thresholds thresholds) {
    if (score >= thresholds.image()) {
      return Verdict.NG;
    }
    return score >= thresholds.review() ? Verdict.REVIEW : Verdict.OK;
  }

  static String of(double score, Thresholds thresholds, List<Region> regions) {
    String calibrated = number(thresholds.calibrated(score));
    return switch (verdict(score, thresholds)) {
      case NG ->
          "Score "
              + number(score)
              + " reaches the threshold "
              + number(thresholds.image())
              + " (calibrated "
              + calibrated
              + "); "
              + places(regions)
              + ".";
      case REVIEW ->
          "Score "
              + number(score)
              + " lies below the threshold "
              + number(thresholds.image())
              + " but reaches the review threshold "
              + number(thresholds.review())
              + " (calibrated "
              + calibrated
              + "): a person should look; "
              + places(regions)
              + ".";
      default ->
          "Score "
              + number(score)
              + " lies below the threshold "
              + number(thresholds.review())
              + " (calibrated "
              + calibrated
              + ")"
              + (regions.isEmpty() ? "." : "; " + places(regions) + ", but too little to count.");
    };
  }

  private static String places(List<Region> regions) {
    if (regions.isEmpty()) {
      return "no single place stands out";
    }
    Box worst = regions.get(0).boundingBox();
    String where =
        worst.width()
            + " x "
            + worst.height()
            + " pixels at ("
            + worst.x()
            + ", "
            + worst.y()
            + ")";
    return regions.size() == 1
        ? "one place stands out, " + where
        : regions.size() + " places stand out, most of all " + where;
  }

  /** Four digits: enough to compare with a threshold, few enough to read. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
