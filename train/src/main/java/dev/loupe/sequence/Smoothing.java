package dev.loupe.sequence;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * The exponentially weighted moving average of errors along their sequence:
 *
 * <pre>
 * s_t = sum_(u = 0..t) (1 - a)^u e_(t-u) / sum_(u = 0..t) (1 - a)^u,   a = 2 / (span + 1)
 * </pre>
 *
 * <p>In the graph it is one product with a constant matrix. An average of the past moves a defect
 * to the right; ours is the mean of that from the left and that from the right.
 *
 * <p>Source: Hundman et al. 2018, section 3.2; weights as pandas' {@code ewm(span, adjust=True)}.
 *
 * @param span in patches; 1 for none
 * @param bothWays whether it is averaged from both ends
 */
public record Smoothing(double span, boolean bothWays) {

  /** Checks the span. */
  public Smoothing {
    if (!(span >= 1 && span <= 1000)) {
      throw new IllegalArgumentException("smoothing.span must lie in 1..1000, not " + span);
    }
  }

  /** Along the last axis. */
  <T> T apply(Ops<T> ops, T errors) {
    int length = ops.shape(errors).count(-1);
    return span == 1 ? errors : ops.matmul(errors, ops.constant(matrix(length).transposed()));
  }

  /** Each row holds the weights of one smoothed error. */
  FloatTensor matrix(int length) {
    float[] matrix = new float[length * length];
    double kept = 1 - 2 / (span + 1);
    for (int t = 0; t < length; t++) {
      double all = 0;
      for (int u = 0; u <= t; u++) {
        all += Math.pow(kept, u);
      }
      int mirrored = length - 1 - t;
      for (int u = 0; u <= t; u++) {
        double share = Math.pow(kept, u) / all * (bothWays ? 0.5 : 1);
        matrix[t * length + t - u] += (float) share;
        if (bothWays) {
          matrix[mirrored * length + mirrored + u] += (float) share;
        }
      }
    }
    return new FloatTensor(Shape.of(length, length), matrix);
  }
}
