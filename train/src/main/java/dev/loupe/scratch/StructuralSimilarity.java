package dev.loupe.scratch;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * How alike two pictures are in structure, window by window: 1 where they are the same.
 *
 * <pre>
 * SSIM = (2 m_x m_y + c1)(2 s_xy + c2) / ((m_x^2 + m_y^2 + c1)(s_x^2 + s_y^2 + c2))
 * </pre>
 *
 * with means, variances and covariance under a Gaussian window of sigma 1.5 (radius 5, cut off and
 * renormalised at the picture's edge), c1 = 0.01^2, c2 = 0.03^2 for values in [0, 1]. Windows are
 * centred at every second pixel of each axis, which tells a loss as much and costs a quarter.
 *
 * <p>The windows are one constant matrix per axis, so a map costs two products per plane.
 *
 * <p>Source: Wang, Bovik, Sheikh, Simoncelli, Image Quality Assessment, IEEE TIP 2004.
 *
 * @param height of the pictures
 * @param width of the pictures
 */
public record StructuralSimilarity(int height, int width) {

  private static final double SIGMA = 1.5;
  private static final int RADIUS = 5;
  private static final int STEP = 2;
  private static final double C1 = 1e-4;
  private static final double C2 = 9e-4;

  /** {@code [n x c x h x w]} twice to the similarity of each window, in [-1, 1]. */
  public <T> T map(Ops<T> ops, T x, T y) {
    T meanX = windows(ops, x);
    T meanY = windows(ops, y);
    T both = ops.mul(meanX, meanY);
    T squares = ops.add(ops.square(meanX), ops.square(meanY));
    T covariance = ops.sub(windows(ops, ops.mul(x, y)), both);
    T variances = ops.sub(windows(ops, ops.add(ops.square(x), ops.square(y))), squares);
    T above = ops.mul(twice(ops, both, C1), twice(ops, covariance, C2));
    return ops.div(above, ops.mul(ops.addScalar(squares, C1), ops.addScalar(variances, C2)));
  }

  /** The mean of {@code 1 - SSIM} over all windows, channels and pictures. */
  public <T> T loss(Ops<T> ops, T x, T y) {
    return ops.addScalar(ops.scale(ops.reduceMean(map(ops, x, y), false, 0, 1, 2, 3), -1), 1);
  }

  private static <T> T twice(Ops<T> ops, T value, double constant) {
    return ops.addScalar(ops.scale(value, 2), constant);
  }

  private <T> T windows(Ops<T> ops, T x) {
    T down = ops.constant(matrix(height));
    T across = ops.constant(matrix(width).transposed());
    return ops.matmul(ops.matmul(down, x), across);
  }

  private static FloatTensor matrix(int length) {
    int rows = (length + STEP - 1) / STEP;
    float[] matrix = new float[rows * length];
    for (int row = 0; row < rows; row++) {
      int centre = row * STEP;
      double sum = 0;
      for (int i = Math.max(0, centre - RADIUS); i <= Math.min(length - 1, centre + RADIUS); i++) {
        sum += weight(i - centre);
      }
      for (int i = Math.max(0, centre - RADIUS); i <= Math.min(length - 1, centre + RADIUS); i++) {
        matrix[row * length + i] = (float) (weight(i - centre) / sum);
      }
    }
    return new FloatTensor(Shape.of(rows, length), matrix);
  }

  private static double weight(int distance) {
    return Math.exp(-0.5 * distance * distance / (SIGMA * SIGMA));
  }
}
