package dev.loupe.agurnet;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.Ops;

/**
 * The two maps that the final one is mixed of, each {@code [n x 1 x h x w]}, blurred: how far the
 * reconstruction lies from the picture, and what the scorer says.
 *
 * @param blur up-sampling to the input's size, and a Gaussian
 */
record MapParts(UpsamplingBlur blur) {

  static MapParts of(InputGeometry input, double sigma) {
    return new MapParts(new UpsamplingBlur(input, sigma));
  }

  /** The mean over the channels of {@code |x - x^|}. */
  <T> T residual(Ops<T> ops, T x, AgurNetwork.Seen<T> seen) {
    T difference = ops.abs(ops.sub(x, seen.restored()));
    return blur.apply(ops, ops.reduceMean(difference, true, 1));
  }

  /** The logits. */
  <T> T score(Ops<T> ops, T logits) {
    return blur.apply(ops, logits);
  }

  /** The one to judge a training by: the score where there is a scorer, else the residual. */
  <T> T leading(Ops<T> ops, T x, AgurNetwork.Seen<T> seen) {
    return seen.logits().map(logits -> score(ops, logits)).orElseGet(() -> residual(ops, x, seen));
  }
}
