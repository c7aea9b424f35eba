package dev.loupe.mscdae;

import dev.loupe.detector.InputGeometry;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.Ops;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The whole network: a pyramid, an autoencoder on each level, and the residual of each.
 *
 * @param pyramid of the picture
 * @param autoencoders of its levels, the finest first
 * @param blur up-sampling of a residual to the input's size, and a Gaussian
 */
record MultiScale(
    GaussianPyramid pyramid, List<PatchAutoencoder> autoencoders, UpsamplingBlur blur) {

  static MultiScale of(MscdaeSettings settings, InputGeometry input) {
    return new MultiScale(
        new GaussianPyramid(settings.levels()),
        IntStream.range(0, settings.levels())
            .mapToObj(l -> new PatchAutoencoder("level" + l, settings.width(), settings.code()))
            .toList(),
        new UpsamplingBlur(input, settings.map().blur()));
  }

  /** Each level's mean over the channels of {@code (x - x^)^2}, {@code [n x 1 x h x w]}. */
  <T> List<T> residuals(Ops<T> ops, T x) {
    List<T> levels = pyramid.apply(ops, x);
    return IntStream.range(0, levels.size())
        .mapToObj(level -> residual(ops, levels.get(level), autoencoders.get(level)))
        .toList();
  }

  private <T> T residual(Ops<T> ops, T x, PatchAutoencoder autoencoder) {
    T squares = ops.square(ops.sub(x, autoencoder.apply(ops, x)));
    return blur.apply(ops, ops.reduceMean(squares, true, 1));
  }
}
