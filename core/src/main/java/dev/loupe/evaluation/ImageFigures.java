package dev.loupe.evaluation;

import dev.loupe.metric.AtThreshold;
import dev.loupe.metric.ClopperPearson;
import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.DeLong;
import dev.loupe.metric.F1Max;
import dev.loupe.metric.Interval;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.metric.RocCurve;
import dev.loupe.metric.ScoredImages;
import java.util.Optional;

/**
 * How well whole pictures are told apart. What is not defined, for want of good or of defective
 * pictures, is empty. REVIEW counts as not called: only NG stops a part.
 *
 * @param roc the curve and its area, the image AUROC
 * @param aurocInterval 95 %, by DeLong
 * @param precisionRecall the curve and its area, AUPR
 * @param f1Max the best F1 of any threshold, found knowing the answers
 * @param atThreshold what the detector's own threshold gives: the figures that count
 * @param falseCallInterval 95 % of the false-call rate, by Clopper and Pearson
 * @param escapeInterval 95 % of the escape rate, the same
 */
public record ImageFigures(
    Optional<RocCurve> roc,
    Optional<Interval> aurocInterval,
    Optional<PrecisionRecallCurve> precisionRecall,
    Optional<F1Max> f1Max,
    AtThreshold atThreshold,
    Interval falseCallInterval,
    Interval escapeInterval) {

  /** Confidence of every interval in an evaluation. */
  static final double CONFIDENCE = 0.95;

  static ImageFigures of(ScoredImages images, double threshold) {
    AtThreshold own = AtThreshold.of(images, threshold);
    ConfusionCounts counts = own.counts();
    return new ImageFigures(
        RocCurve.of(images),
        DeLong.interval(images, CONFIDENCE),
        PrecisionRecallCurve.of(images),
        F1Max.of(images),
        own,
        ClopperPearson.interval(counts.falseCalls(), counts.good(), CONFIDENCE),
        ClopperPearson.interval(counts.escaped(), counts.defective(), CONFIDENCE));
  }

  /** The decisions at the detector's own threshold, counted. */
  public ConfusionCounts counts() {
    return atThreshold.counts();
  }
}
