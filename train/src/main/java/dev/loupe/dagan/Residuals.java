package dev.loupe.dagan;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.Ops;

/**
 * The two maps of a picture, each {@code [n x 1 x h x w]} and blurred: how far its pixels lie from
 * the reconstruction's, and how far its features do.
 *
 * @param generator that restores
 * @param discriminator whose features are compared
 * @param blur up-sampling to the input's size, and a Gaussian
 */
record Residuals(Generator generator, Discriminator discriminator, UpsamplingBlur blur) {

  /** Both maps. */
  record Both<T>(T pixels, T features) {}

  static Residuals of(DaganSettings settings, InputGeometry input) {
    return new Residuals(
        new Generator(settings.width(), settings.skips()),
        new Discriminator(settings.width()),
        new UpsamplingBlur(input, settings.map().blur()));
  }

  <T> Both<T> apply(Ops<T> ops, T x) {
    return between(ops, ops, x, generator.apply(ops, x));
  }

  /** The same, the discriminator's numbers lying elsewhere. */
  <T> Both<T> between(Ops<T> ops, Ops<T> judging, T x, T restored) {
    T apart =
        ops.sub(discriminator.features(judging, x), discriminator.features(judging, restored));
    return new Both<>(mean(ops, ops.sub(x, restored)), mean(ops, apart));
  }

  private <T> T mean(Ops<T> ops, T difference) {
    return blur.apply(ops, ops.reduceMean(ops.abs(difference), true, 1));
  }
}
