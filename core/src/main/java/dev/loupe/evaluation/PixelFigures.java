package dev.loupe.evaluation;

import dev.loupe.metric.ConfusionCounts;
import dev.loupe.metric.F1Max;
import dev.loupe.metric.Localisation;
import dev.loupe.metric.PixelMetrics;
import dev.loupe.metric.PrecisionRecallCurve;
import dev.loupe.metric.RocCurve;
import dev.loupe.metric.ScoreSweep;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well the places of defects are found, over all pixels of all measured pictures, good ones
 * included.
 *
 * @param roc the curve and its area, the pixel AUROC
 * @param pro mean share of a defect found (y) over the share of other pixels called (x)
 * @param precisionRecall the curve and its area, pixel AUPR
 * @param aupro03 area under the PRO curve to a false positive rate of 0.3, divided by 0.3
 * @param aupro005 the same to 0.05
 * @param simpleNetPro as SimpleNet's code computes it; compares with papers made with that code and
 *     nothing else
 * @param f1Max the best pixel F1 of any threshold
 * @param atDoubleThreshold what became of all pixels at the detector's own double threshold
 * @param proAtDoubleThreshold mean share of a defect inside the regions
 * @param pictures how many pictures were counted
 * @param defects how many separate defects they hold
 */
public record PixelFigures(
    Optional<RocCurve> roc,
    Optional<RocCurve> pro,
    Optional<PrecisionRecallCurve> precisionRecall,
    OptionalDouble aupro03,
    OptionalDouble aupro005,
    OptionalDouble simpleNetPro,
    Optional<F1Max> f1Max,
    ConfusionCounts atDoubleThreshold,
    OptionalDouble proAtDoubleThreshold,
    int pictures,
    long defects) {

  /**
   * From the sweeps over all pixels, however they came about.
   *
   * @param simpleNetPro where it was computed
   */
  public static PixelFigures of(
      ScoreSweep byPixel,
      ScoreSweep byComponent,
      Localisation localisation,
      OptionalDouble simpleNetPro,
      int pictures,
      long defects) {
    return new PixelFigures(
        RocCurve.of(byPixel),
        RocCurve.of(byComponent),
        PrecisionRecallCurve.of(byPixel),
        RocCurve.areaOf(byComponent, 0.3),
        RocCurve.areaOf(byComponent, 0.05),
        simpleNetPro,
        F1Max.of(byPixel),
        localisation.counts(),
        localisation.pro(),
        pictures,
        defects);
  }

  static PixelFigures of(PixelMetrics pixels, Localisation localisation, int pictures) {
    return of(
        pixels.byPixel(),
        pixels.byComponent(),
        localisation,
        pixels.simpleNetPro(),
        pictures,
        pixels.defects());
  }
}
