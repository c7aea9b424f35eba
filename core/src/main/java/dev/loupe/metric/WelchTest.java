package dev.loupe.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether the means of two sets of repeated runs differ by more than the runs themselves scatter.
 *
 * <pre>{@code
 * WelchTest.of(new double[] {0.90, 0.92, 0.91}, new double[] {0.95, 0.94, 0.96})
 *     .map(WelchTest::pValue);                                // 0.008
 * }</pre>
 *
 * <p>The runs need neither be as many nor scatter alike. With three runs each nothing but a
 * difference of several deviations can be told from chance; a permutation test could not tell any,
 * since twenty orders give no p below 0.1.
 *
 * <p>Source: Welch 1947, degrees of freedom after Satterthwaite 1946; the tail of Student's
 * distribution by the incomplete beta function, p = I_x(v/2, 1/2) with x = v / (v + t^2).
 *
 * @param difference mean of the first less that of the second
 * @param standardError of the difference, above 0
 * @param degrees of freedom
 * @param pValue two-sided: how often a difference this large would come about by chance if the
 *     means were equal and the runs normally distributed
 */
public record WelchTest(double difference, double standardError, double degrees, double pValue) {

  /**
   * Compares two sets of runs; empty, because not defined, with fewer than two runs in one of them
   * or without any scatter in both.
   *
   * @throws IllegalArgumentException when a set is empty or a value is not finite
   */
  public static Optional<WelchTest> of(double[] first, double[] second) {
    MeanAndDeviation a = MeanAndDeviation.of(first);
    MeanAndDeviation b = MeanAndDeviation.of(second);
    if (a.runs() < 2 || b.runs() < 2) {
      return Optional.empty();
    }
    double va = variance(a);
    double vb = variance(b);
    return va + vb > 0
        ? Optional.of(of(a.mean() - b.mean(), va, a.runs(), vb, b.runs()))
        : Optional.empty();
  }

  /** Of the mean. */
  private static double variance(MeanAndDeviation runs) {
    double deviation = runs.deviation().orElseThrow();
    return deviation * deviation / runs.runs();
  }

  private static WelchTest of(double difference, double va, int na, double vb, int nb) {
    double error = Math.sqrt(va + vb);
    double degrees = (va + vb) * (va + vb) / (va * va / (na - 1) + vb * vb / (nb - 1));
    double t = difference / error;
    double p = IncompleteBeta.of(degrees / (degrees + t * t), degrees / 2, 0.5);
    return new WelchTest(difference, error, degrees, p);
  }

  /**
   * The p-values of several comparisons, each raised so that the chance of even one false finding
   * among all is what a single p says (Holm 1979).
   *
   * @return in the order given, each at least as large as before and at most 1
   */
  public static double[] holm(double... pValues) {
    int n = pValues.length;
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
    double[] adjusted = new double[n];
    double least = 0;
    for (int rank = 0; rank < n; rank++) {
      least = Math.max(least, Math.min(1, (n - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
