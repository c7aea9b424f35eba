package dev.loupe.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How sure an image AUROC is, and whether two detectors differ on the same images.
 *
 * <pre>{@code
 * DeLong.interval(images, 0.95);      // AUROC 0.952: [0.921, 0.983]
 * DeLong.compare(ours, theirs);       // difference, z and p on the same test images
 * }</pre>
 *
 * <p>The AUROC is a mean over pairs of a defective and a good image, so its variance is that of the
 * images' own contributions (structural components):
 *
 * <pre>
 * V_i = share of good images below defective image i, ties half      i = 1..m
 * W_j = share of defective images above good image j, ties half      j = 1..n
 * AUROC = mean V = mean W          variance = var(V) / m + var(W) / n
 * </pre>
 *
 * <p>All shares follow from ranks: V_i = (rank among all - rank among the defective) / n. That
 * makes it O(N log N).
 *
 * <p>Where all contributions are equal, as when the classes are parted perfectly, the estimated
 * variance is 0 and would promise certainty from a handful of images; the interval is then empty,
 * not of zero width.
 *
 * <p>Source: DeLong, DeLong, Clarke-Pearson 1988; ranks after Sun and Xu 2014.
 */
public final class DeLong {

  private final double[] defectiveShares;
  private final double[] goodShares;

  private DeLong(ScoredImages images) {
    double[] bad = scores(images, true);
    double[] good = scores(images, false);
    double[] ranks = MidRanks.of(join(bad, good));
    double[] badRanks = MidRanks.of(bad);
    double[] goodRanks = MidRanks.of(good);
    defectiveShares = new double[bad.length];
    for (int i = 0; i < bad.length; i++) {
      defectiveShares[i] = (ranks[i] - badRanks[i]) / good.length;
    }
    goodShares = new double[good.length];
    for (int j = 0; j < good.length; j++) {
      goodShares[j] = 1 - (ranks[bad.length + j] - goodRanks[j]) / bad.length;
    }
  }

  /**
   * The interval of the AUROC, symmetric and cut off at 0 and 1; empty, because not defined, with
   * fewer than two images of a class or without any spread.
   *
   * @param confidence in (0, 1)
   */
  public static Optional<Interval> interval(ScoredImages images, double confidence) {
    Interval.requireConfidence(confidence);
    if (tooFew(images)) {
      return Optional.empty();
    }
    DeLong delong = new DeLong(images);
    double variance = covariance(delong, delong);
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double half = StandardNormal.exceededWith((1 - confidence) / 2) * Math.sqrt(variance);
    double auroc = delong.auroc();
    return Optional.of(
        new Interval(Math.max(0, auroc - half), Math.min(1, auroc + half), confidence));
  }

  /**
   * Whether the AUROCs of two detectors differ on the same images; empty, because not defined, with
   * fewer than two images of a class or without any spread of the difference.
   *
   * @throws IllegalArgumentException when ids or labels are not the same in the same order
   */
  public static Optional<PairedComparison> compare(ScoredImages first, ScoredImages second) {
    if (!first.ids().equals(second.ids())
        || !Arrays.equals(first.defective(), second.defective())) {
      throw new IllegalArgumentException("A paired test needs the same images in the same order");
    }
    if (tooFew(first)) {
      return Optional.empty();
    }
    DeLong one = new DeLong(first);
    DeLong two = new DeLong(second);
    double variance = covariance(one, one) + covariance(two, two) - 2 * covariance(one, two);
    return variance > VARIANCE_NOISE
        ? Optional.of(PairedComparison.of(one.auroc(), two.auroc(), Math.sqrt(variance)))
        : Optional.empty();
  }

  /** What is left of a variance of 0 after rounding. */
  private static final double VARIANCE_NOISE = 1e-18;

  private double auroc() {
    return mean(defectiveShares);
  }

  private static boolean tooFew(ScoredImages images) {
    return images.goodWeight() < 2 || images.defectiveWeight() < 2;
  }

  /** Of the two AUROCs; of one with itself, its variance. */
  private static double covariance(DeLong one, DeLong two) {
    return covariance(one.defectiveShares, two.defectiveShares) / one.defectiveShares.length
        + covariance(one.goodShares, two.goodShares) / one.goodShares.length;
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum / (a.length - 1);
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double[] scores(ScoredImages images, boolean defective) {
    return IntStream.range(0, images.size())
        .filter(i -> images.defective()[i] == defective)
        .mapToDouble(i -> images.scores()[i])
        .toArray();
  }

  private static double[] join(double[] first, double[] second) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
  }
}
