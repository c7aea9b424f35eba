package dev.loupe.patchcore;

import dev.loupe.network.FloatTensor;

/**
 * The short vectors of bank entries, ready for a product with a query {@code (u, r, 1)} that gives
 * an estimated squared distance, less {@code |u|^2 + r^2} of the query; see {@link NearestSearch}.
 */
final class ShortEntries {

  private ShortEntries() {}

  /** {@code (-2 u, -r, |u|^2 + r^2)} of every entry, one behind the other; in double precision. */
  static float[] of(FloatTensor entries, LeadingSubspace subspace) {
    int count = entries.shape().count(0);
    int d = entries.shape().count(1);
    int width = subspace.size() + 2;
    float[] brief = new float[Math.multiplyExact(count, width)];
    double[] centred = new double[d];
    for (int i = 0; i < count; i++) {
      double length = 0;
      for (int k = 0; k < d; k++) {
        centred[k] = entries.values()[i * d + k] - subspace.mean().values()[k];
        length += centred[k] * centred[k];
      }
      place(centred, length, subspace, brief, i * width);
    }
    return brief;
  }

  private static void place(
      double[] centred, double length, LeadingSubspace subspace, float[] brief, int offset) {
    int size = subspace.size();
    double[] inside = new double[size];
    float[] axes = subspace.axes().values();
    for (int k = 0; k < centred.length; k++) {
      for (int i = 0; i < size; i++) {
        inside[i] += centred[k] * axes[k * size + i];
      }
    }
    double outside = length;
    for (int i = 0; i < size; i++) {
      brief[offset + i] = (float) (-2 * inside[i]);
      outside -= inside[i] * inside[i];
    }
    brief[offset + size] = (float) -Math.sqrt(Math.max(0, outside));
    brief[offset + size + 1] = (float) length;
  }
}
