package dev.loupe.agurnet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * MGAN's frequency branch: an encoder-decoder looks at the picture's spectrum, and what it says of
 * each frequency changes that frequency's amplitude and phase; the inverse transform gives pixels
 * again (P2 fig 5, eq 13, 15).
 *
 * <p>It sees real and imaginary parts as channels, their magnitude m brought to {@code log(1 + m)},
 * and how far each place is from frequency zero. Ours: it does not give the new spectrum itself,
 * whose largest and smallest numbers lie four orders of magnitude apart, but the complex factor
 * {@code 1 + a + j b} with a, b in (-1, 1) for each coefficient.
 *
 * @param width of its encoder-decoder
 */
record FrequencyGenerator(int width) {

  private static final String NAME = Generators.NAME + ".frequency";

  /** I_F, of the picture's shape, in [0, 1]. */
  <T> T apply(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    FourierTransform transform = new FourierTransform(shape.count(2), shape.count(3));
    FourierTransform.Spectrum<T> spectrum = transform.forward(ops, x);
    T factor = ops.tanh(new Hourglass(NAME, width, 6).apply(ops, seen(ops, spectrum)));
    return ops.clip(transform.inverse(ops, changed(ops, spectrum, factor)), 0, 1);
  }

  private <T> T seen(Ops<T> ops, FourierTransform.Spectrum<T> spectrum) {
    T squares = ops.add(ops.square(spectrum.real()), ops.square(spectrum.imaginary()));
    T magnitude = ops.sqrt(ops.addScalar(squares, 1e-8));
    T shrunk = ops.div(ops.log(ops.addScalar(magnitude, 1)), magnitude);
    T parts =
        ops.concat(
            1, List.of(ops.mul(spectrum.real(), shrunk), ops.mul(spectrum.imaginary(), shrunk)));
    Shape shape = ops.shape(parts);
    T place = ops.constant(distances(shape.count(2), shape.count(3)));
    ConvShape mix = ConvShape.of(width, 1);
    return ops.add(
        ops.conv2d(parts, NAME + ".parts", mix.withBias()),
        ops.conv2d(place, NAME + ".place", mix));
  }

  private static <T> FourierTransform.Spectrum<T> changed(
      Ops<T> ops, FourierTransform.Spectrum<T> spectrum, T factor) {
    T grown = ops.addScalar(ops.slice(factor, 1, 0, 3), 1);
    T turned = ops.slice(factor, 1, 3, 6);
    T real = ops.sub(ops.mul(spectrum.real(), grown), ops.mul(spectrum.imaginary(), turned));
    T imaginary = ops.add(ops.mul(spectrum.imaginary(), grown), ops.mul(spectrum.real(), turned));
    return new FourierTransform.Spectrum<>(real, imaginary);
  }

  /** How far each coefficient is from frequency zero, 1 at the highest: {@code [1 x 1 x M x N]}. */
  private static FloatTensor distances(int height, int width) {
    float[] distances = new float[height * width];
    for (int u = 0; u < height; u++) {
      double down = 2.0 * Math.min(u, height - u) / height;
      for (int v = 0; v < width; v++) {
        double across = 2.0 * Math.min(v, width - v) / width;
        distances[u * width + v] = (float) (Math.hypot(down, across) / Math.sqrt(2));
      }
    }
    return new FloatTensor(Shape.of(1, 1, height, width), distances);
  }
}
