package dev.loupe.metric;

import java.util.Optional;

/**
 * The highest F1 any threshold reaches. An upper bound, found knowing the answers: print {@link
 * AtThreshold} beside it.
 *
 * @param f1 in (0, 1]
 * @param threshold midway between the lowest score called and the next lower one, so that the
 *     sample that sets it is caught; the lowest score itself where everything is called. Of several
 *     thresholds with the same F1 the highest: fewest false calls
 * @param counts the decisions at that threshold
 */
public record F1Max(double f1, double threshold, ConfusionCounts counts) {

  /**
   * The highest F1 over all distinct scores; empty, because not defined, without good or without
   * defective things.
   *
   * @param sweep over things that weigh 1 each
   */
  public static Optional<F1Max> of(ScoreSweep sweep) {
    if (!sweep.hasBoth()) {
      return Optional.empty();
    }
    Search search = new Search(sweep.defectiveWeight());
    sweep.descend(search);
    return Optional.of(search.result(sweep.goodWeight()));
  }

  /**
   * The number midway between two scores, above the lower one even where rounding would not have it
   * so.
   */
  static double midway(double higher, double lower) {
    double middle = higher / 2 + lower / 2;
    return middle > lower && middle <= higher ? middle : higher;
  }

  private static final class Search implements ScoreSweep.Step {

    private final double allDefective;
    private double good;
    private double defective;
    private double best = -1;
    private double bestGood;
    private double bestDefective;
    private double bestScore;
    private double threshold;
    private boolean awaitsNext;

    Search(double allDefective) {
      this.allDefective = allDefective;
    }

    @Override
    public void at(double score, double moreGood, double moreDefective) {
      if (awaitsNext) {
        threshold = midway(bestScore, score);
        awaitsNext = false;
      }
      good += moreGood;
      defective += moreDefective;
      double f1 = 2 * defective / (good + defective + allDefective);
      if (f1 > best) {
        best = f1;
        bestGood = good;
        bestDefective = defective;
        bestScore = score;
        threshold = score;
        awaitsNext = true;
      }
    }

    F1Max result(double allGood) {
      return new F1Max(
          best,
          threshold,
          new ConfusionCounts(
              (long) bestDefective,
              (long) (allDefective - bestDefective),
              (long) bestGood,
              (long) (allGood - bestGood)));
    }
  }
}
