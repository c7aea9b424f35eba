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
    Waves<T> waves = waves(ops);
    T cosines = ops.matmul(waves.cosDown, x);
    T sines = ops.matmul(waves.sinDown, x);
    T real = ops.sub(ops.matmul(cosines, waves.cosAcross), ops.matmul(sines, waves.sinAcross));
    T imaginary = ops.add(ops.matmul(sines, waves.cosAcross), ops.matmul(cosines, waves.sinAcross));
    return new Spectrum<>(real, ops.scale(imaginary, -1));
  }

  /** The real part of the planes that a spectrum belongs to. */
  <T> T inverse(Ops<T> ops, Spectrum<T> spectrum) {
    Waves<T> waves = waves(ops);
    T real = spectrum.real();
    T imaginary = spectrum.imaginary();
    T cosines = ops.sub(ops.matmul(waves.cosDown, real), ops.matmul(waves.sinDown, imaginary));
    T sines = ops.add(ops.matmul(waves.sinDown, real), ops.matmul(waves.cosDown, imaginary));
    return ops.sub(ops.matmul(cosines, waves.cosAcross), ops.matmul(sines, waves.sinAcross));
  }

  /** The constant matrices, all symmetric. */
  private record Waves<T>(T cosDown, T sinDown, T cosAcross, T sinAcross) {}

  private <T> Waves<T> waves(Ops<T> ops) {
    return new Waves<>(
        ops.constant(matrix(height, 0)),
        ops.constant(matrix(height, -Math.PI / 2)),
        ops.constant(matrix(width, 0)),
        ops.constant(matrix(width, -Math.PI / 2)));
  }

  /** {@code cos(2 pi i k / length + shift) / sqrt(length)}. */
  private static FloatTensor matrix(int length, double shift) {
    float[] wave = new float[length];
    for (int i = 0; i < length; i++) {
      wave[i] = (float) (Math.cos(2 * Math.PI * i / length + shift) / Math.sqrt(length));
    }
    float[] matrix = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < length; k++) {
        matrix[i * length + k] = wave[(int) ((long) i * k % length)];
      }
    }
    return new FloatTensor(Shape.of(length, length), matrix);
  }
}
