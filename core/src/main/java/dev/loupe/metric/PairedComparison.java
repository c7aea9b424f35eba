package dev.loupe.metric;

/**
 * Two detectors compared on the same images by their AUROC.
 *
 * @param first AUROC of the first
 * @param second AUROC of the second
 * @param standardError of {@code first - second}, above 0
 * @param z the difference in standard errors
 * @param pValue two-sided: how often a difference this large would come about by chance if the
 *     detectors were equally good
 */
public record PairedComparison(
    double first, double second, double standardError, double z, double pValue) {

  static PairedComparison of(double first, double second, double standardError) {
    double z = (first - second) / standardError;
    return new PairedComparison(
        first, second, standardError, z, 2 * StandardNormal.above(Math.abs(z)));
  }

  /** The AUROC of the first less that of the second. */
  public double difference() {
    return first - second;
  }
}
