package dev.loupe.scratch;

import dev.loupe.network.OnnxAttribute;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The image score: the mean of the map's highest pixels.
 *
 * @param share of the pixels, in [0, 1]; at least one pixel counts, so 0 is the highest alone
 */
public record PeakScore(double share) {

  /** Checks the share. */
  public PeakScore {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("The share must lie in [0, 1], not " + share);
    }
  }

  /** The same of a map's numbers. */
  public float of(float[] map) {
    float[] sorted = map.clone();
    Arrays.sort(sorted);
    int counted = (int) Math.max(1, Math.round(share * sorted.length));
    double sum = 0;
    for (int i = sorted.length - counted; i < sorted.length; i++) {
      sum += sorted[i];
    }
    return (float) (sum / counted);
  }

  /** One number. */
  public OnnxValue apply(OnnxOps ops, OnnxValue map) {
    long pixels = map.shape().elements();
    long counted = Math.round(share * pixels);
    if (counted <= 1) {
      return ops.reduceMax(map, false, 0, 1, 2, 3);
    }
    OnnxValue flat = ops.reshape(map, pixels);
    String count = ops.graph().integers("count", counted);
    String highest =
        ops.graph()
            .append("TopK", List.of(flat.name(), count), 2, OnnxAttribute.of("axis", 0))
            .get(0);
    return ops.reduceMean(new OnnxValue(highest, Shape.of(counted)), false, 0);
  }
}
