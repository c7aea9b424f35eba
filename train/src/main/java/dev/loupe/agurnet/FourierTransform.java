package dev.loupe.agurnet;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * The two-dimensional Fourier transform as products with constant cosine and sine matrices, which
 * every interpreter can do and gradients pass through (P2 eq 15).
 *
 * <pre>
 * U(u, v) = 1 / sqrt(M N) sum over x, y of f(x, y) exp(-2 pi j (u x / M + v y / N))
 * </pre>
 *
 * <p>With the factor (ours) the inverse has the same one, and a picture's numbers stay of its size.
 * 128 x 128 pixels cost 25 million multiplications a plane and direction.
 *
 * @param height M of the planes
 * @param width N of the planes
 */
record FourierTransform(int height, int width) {

  /**
   * The parts of a spectrum, each {@code [n x c x M x N]}.
   *
   * @param real parts
   * @param imaginary parts
   */
  record Spectrum<T>(T real, T imaginary) {}

  /** Planes to their spectrum. */
  <T> Spectrum<T> forward(Ops<T> ops, T x) {
    T cosines = ops.matmul(cosine(ops, height), x);
    T sines = ops.matmul(sine(ops, height), x);
    T real = ops.sub(ops.matmul(cosines, cosine(ops, width)), ops.matmul(sines, sine(ops, width)));
    T imaginary =
        ops.add(ops.matmul(sines, cosine(ops, width)), ops.matmul(cosines, sine(ops, width)));
    return new Spectrum<>(real, ops.scale(imaginary, -1));
  }

  /** The real part of the planes that a spectrum belongs to. */
  <T> T inverse(Ops<T> ops, Spectrum<T> spectrum) {
    Spectrum<T> ofReal = forward(ops, spectrum.real());
    Spectrum<T> ofImaginary = forward(ops, spectrum.imaginary());
    return ops.add(ofReal.real(), ofImaginary.imaginary());
  }

  private static <T> T cosine(Ops<T> ops, int length) {
    return ops.constant(matrix(length, 0));
  }

  private static <T> T sine(Ops<T> ops, int length) {
    return ops.constant(matrix(length, -Math.PI / 2));
  }

  /** {@code cos(2 pi i k / length + shift) / sqrt(length)}: symmetric. */
  private static FloatTensor matrix(int length, double shift) {
    float[] matrix = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < length; k++) {
        double turn = 2 * Math.PI * ((long) i * k % length) / length;
        matrix[i * length + k] = (float) (Math.cos(turn + shift) / Math.sqrt(length));
      }
    }
    return new FloatTensor(Shape.of(length, length), matrix);
  }
}
