package dev.loupe.grouping;

import dev.loupe.LoupeException;
import dev.loupe.Moments;
import java.util.List;

/**
 * Makes points of descriptors, so that their distances mean something: each number less its mean
 * over the regions that groups were made of, in units of its standard deviation there; then each
 * layer's part to the same length, all layers together to length 1, so that how strong a defect is
 * does not count, only what it looks like. The figures of the shape, cut at 3 standard deviations,
 * count a fifth of that each.
 *
 * <p>Points of layers alone are 0 to 2 apart.
 *
 * @param lengths of the parts, the shape last
 * @param centre of each number
 * @param factor one over the standard deviation of each number; 0 where it never changes
 */
@SuppressWarnings("ArrayRecordComponent")
public record DescriptorScale(List<Integer> lengths, float[] centre, float[] factor) {

  private static final float SHAPE = 0.2f;
  private static final float CUT = 3;

  /** Checks that lengths and numbers fit. */
  public DescriptorScale {
    lengths = List.copyOf(lengths);
    int all = lengths.stream().mapToInt(Integer::intValue).sum();
    if (lengths.size() < 2
        || lengths.stream().anyMatch(length -> length < 1)
        || !Points.finite(centre)
        || !Points.finite(factor)
        || lengths.get(lengths.size() - 1) != RegionShape.FIGURES
        || centre.length != all
        || factor.length != all) {
      throw new IllegalArgumentException(
          "parts " + lengths + ", " + centre.length + " means, " + factor.length + " factors");
    }
  }

  /** The scale of some descriptors, at least one. */
  static DescriptorScale of(List<RegionDescriptor> descriptors) {
    RegionDescriptor first = descriptors.get(0);
    Moments moments = new Moments(first.joined().length);
    for (RegionDescriptor descriptor : descriptors) {
      moments.add(descriptor.joined());
    }
    double[] mean = moments.mean();
    double[] variance = moments.variance();
    float[] centre = new float[mean.length];
    float[] factor = new float[mean.length];
    for (int d = 0; d < mean.length; d++) {
      centre[d] = (float) mean[d];
      factor[d] = variance[d] > 1e-12 ? (float) (1 / Math.sqrt(variance[d])) : 0;
    }
    return new DescriptorScale(first.lengths(), centre, factor);
  }

  /** Refuses descriptors with other parts. */
  void requireLengths(List<Integer> found) {
    if (!found.equals(lengths)) {
      throw new LoupeException(
          "The detector describes regions by "
              + found
              + " numbers, the groups by "
              + lengths
              + ". They were made with another detector; make them anew.");
    }
  }

  /**
   * The point of a descriptor.
   *
   * @throws LoupeException when it has other parts
   */
  public float[] point(RegionDescriptor descriptor) {
    requireLengths(descriptor.lengths());
    float[] point = descriptor.joined();
    for (int d = 0; d < point.length; d++) {
      point[d] = (point[d] - centre[d]) * factor[d];
    }
    int layers = lengths.size() - 1;
    int from = 0;
    for (int l = 0; l < layers; l++) {
      stretch(point, from, from + lengths.get(l), layers);
      from += lengths.get(l);
    }
    for (int d = from; d < point.length; d++) {
      point[d] = SHAPE * Math.max(-CUT, Math.min(CUT, point[d]));
    }
    return point;
  }

  private static void stretch(float[] point, int from, int to, int layers) {
    double square = 0;
    for (int d = from; d < to; d++) {
      square += (double) point[d] * point[d];
    }
    float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square * layers));
    for (int d = from; d < to; d++) {
      point[d] *= scale;
    }
  }
}
