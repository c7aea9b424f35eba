package dev.loupe.sequence;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.Ops;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.MapNetwork;

/**
 * From the picture to the map: the errors, smoothed along their rows, in deviations above the mean
 * of good ones.
 *
 * @param network that gives the errors
 * @param smoothing of them
 * @param unit of the smoothed errors
 * @param blur up-sampling to the input's size, and a Gaussian
 */
record SequenceMap(
    SequenceNetwork network, Smoothing smoothing, GoodResidual unit, UpsamplingBlur blur)
    implements MapNetwork {

  /** With errors as they are, before the unit is known. */
  static SequenceMap raw(SequenceSettings settings, InputGeometry input) {
    return new SequenceMap(
        settings.network(),
        settings.smoothing(),
        new GoodResidual(0, 1),
        new UpsamplingBlur(input, settings.map().blur()));
  }

  SequenceMap with(GoodResidual measured) {
    return new SequenceMap(network, smoothing, measured, blur);
  }

  /** The smoothed errors, {@code [n x 1 x h' x w']}. */
  <T> T smoothed(Ops<T> ops, T x) {
    return smoothing.apply(ops, network.errors(ops, x));
  }

  @Override
  public <T> T map(Ops<T> ops, T x) {
    return blur.apply(ops, unit.normalised(ops, smoothed(ops, x)));
  }
}
