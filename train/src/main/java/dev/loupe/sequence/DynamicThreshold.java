package dev.loupe.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The non-parametric dynamic threshold: a bound for one sequence of smoothed errors, from that
 * sequence alone.
 *
 * <pre>{@code
 * DynamicThreshold found = DynamicThreshold.of(smoothedErrors);
 * found.stretches();   // where the sequence is anomalous; empty for a quiet one
 * }</pre>
 *
 * <p>Of the bounds {@code epsilon = mu + z sigma}, z = 2, 2.5 .. 10, the one is taken that is worth
 * most: how much mean and deviation fall when what lies above is left out, for how little:
 *
 * <pre>
 * (dmu / mu + dsigma / sigma) / (|e_a| + |E_seq|^2)
 * </pre>
 *
 * <p>with the errors e_a above it and the stretches E_seq that they form. Then stretches are
 * pruned: their peaks, and the highest error below the bound, are put in falling order; those after
 * the last drop of more than {@code p} are no anomalies.
 *
 * <p>It compares a sequence with itself: it finds what stands out in a picture, and promises
 * nothing about how many good pictures are called bad. That is what Loupe's thresholds from
 * held-out good pictures are for.
 *
 * <p>Source: Hundman, Constantinou, Laporte, Colwell, Soderstrom, Detecting Spacecraft Anomalies
 * Using LSTMs and Nonparametric Dynamic Thresholding, KDD 2018, section 3.2 and 3.3; p = 0.13. The
 * range of z is ours.
 *
 * @param epsilon the bound; infinite where none is worth it
 * @param stretches what remains above it after pruning, in order
 */
public record DynamicThreshold(double epsilon, List<Stretch> stretches) {

  private static final double LEAST_Z = 2;
  private static final double MOST_Z = 10;
  private static final double STEP_Z = 0.5;
  private static final double LEAST_DROP = 0.13;

  /** Copies the list. */
  public DynamicThreshold {
    stretches = List.copyOf(stretches);
  }

  /**
   * Positions one behind the other that exceed the bound.
   *
   * @param from the first
   * @param to behind the last
   * @param peak the highest error among them
   */
  public record Stretch(int from, int to, double peak) {}

  /**
   * Finds the bound of a sequence.
   *
   * @param errors smoothed, none negative, at least one
   */
  public static DynamicThreshold of(double[] errors) {
    return of(errors, LEAST_DROP);
  }

  /**
   * The same with another least drop.
   *
   * @param leastDrop p, in [0, 1): the share by which one peak must exceed the next
   */
  public static DynamicThreshold of(double[] errors, double leastDrop) {
    if (errors.length == 0 || !(leastDrop >= 0 && leastDrop < 1)) {
      throw new IllegalArgumentException(errors.length + " errors, least drop " + leastDrop);
    }
    Moments all = Moments.below(errors, Double.POSITIVE_INFINITY);
    double best = 0;
    double epsilon = Double.POSITIVE_INFINITY;
    for (double z = LEAST_Z; z <= MOST_Z; z += STEP_Z) {
      double bound = all.mean() + z * all.deviation();
      double worth = worth(errors, all, bound);
      if (worth > best) {
        best = worth;
        epsilon = bound;
      }
    }
    return new DynamicThreshold(epsilon, pruned(errors, epsilon, leastDrop));
  }

  private static double worth(double[] errors, Moments all, double bound) {
    List<Stretch> above = above(errors, bound);
    if (above.isEmpty() || all.mean() == 0 || all.deviation() == 0) {
      return 0;
    }
    Moments rest = Moments.below(errors, bound);
    double drop =
        (all.mean() - rest.mean()) / all.mean()
            + (all.deviation() - rest.deviation()) / all.deviation();
    int count = above.stream().mapToInt(one -> one.to() - one.from()).sum();
    return drop / (count + (double) above.size() * above.size());
  }

  private static List<Stretch> above(double[] errors, double bound) {
    List<Stretch> all = new ArrayList<>();
    for (int from = 0; from < errors.length; from++) {
      double peak = errors[from];
      int to = from;
      while (to < errors.length && errors[to] > bound) {
        peak = Math.max(peak, errors[to]);
        to++;
      }
      if (to > from) {
        all.add(new Stretch(from, to, peak));
        from = to;
      }
    }
    return all;
  }

  private static List<Stretch> pruned(double[] errors, double bound, double leastDrop) {
    List<Stretch> all = above(errors, bound);
    List<Double> peaks = new ArrayList<>(all.stream().map(Stretch::peak).toList());
    Arrays.stream(errors).filter(error -> error <= bound).max().ifPresent(peaks::add);
    peaks.sort(Collections.reverseOrder());
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < peaks.size(); i++) {
      double before = peaks.get(i - 1);
      if (before > 0 && (before - peaks.get(i)) / before > leastDrop) {
        lowest = before;
      }
    }
    double kept = lowest;
    return all.stream().filter(one -> one.peak() >= kept).toList();
  }

  /** Mean and deviation of the errors up to a bound. */
  private record Moments(double mean, double deviation) {

    static Moments below(double[] errors, double bound) {
      double[] kept = Arrays.stream(errors).filter(error -> error <= bound).toArray();
      double mean = Arrays.stream(kept).average().orElse(0);
      double squares = Arrays.stream(kept).map(e -> (e - mean) * (e - mean)).average().orElse(0);
      return new Moments(mean, Math.sqrt(squares));
    }
  }
}
