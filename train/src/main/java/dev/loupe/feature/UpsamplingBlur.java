package dev.loupe.feature;

import dev.loupe.detector.InputGeometry;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * From a grid of patch scores to the anomaly map: bilinear up-sampling to the input size
 * (half-pixel centres), then a Gaussian blur.
 *
 * <p>Both are linear and separable, so together they are one constant matrix per axis: {@code map =
 * R scores C^T}. That is exact, and costs a few million multiplications instead of two convolutions
 * at full size.
 *
 * <p>Source: SimpleNet's and PaDiM's reference code: {@code F.interpolate(bilinear,
 * align_corners=False)} and {@code scipy.ndimage.gaussian_filter} with its defaults: radius {@code
 * int(4 sigma + 0.5)}, mode {@code reflect}, which repeats the edge sample.
 *
 * @param input the size of the map
 * @param sigma of the blur, in pixels of the map; 0 for none
 */
public record UpsamplingBlur(InputGeometry input, double sigma) {

  /** Checks the blur. */
  public UpsamplingBlur {
    if (!(sigma >= 0 && sigma <= 100)) {
      throw new IllegalArgumentException("The blur must lie in 0..100 pixels, not " + sigma);
    }
  }

  /** Scores {@code [1 x 1 x h x w]} to the map {@code [1 x 1 x height x width]}. */
  public <T> T apply(Ops<T> ops, T scores) {
    int rows = (int) ops.shape(scores).size(2);
    int columns = (int) ops.shape(scores).size(3);
    T down =
        ops.constant(new FloatTensor(Shape.of(input.height(), rows), matrix(rows, input.height())));
    T across =
        ops.constant(
            new FloatTensor(Shape.of(input.width(), columns), matrix(columns, input.width())));
    return ops.matmul(ops.matmul(down, scores), ops.transpose(across, 1, 0));
  }

  /** {@code float[to * from]}: each row holds the weights of one pixel of the map. */
  float[] matrix(int from, int to) {
    double[] kernel = kernel();
    int radius = kernel.length / 2;
    float[] matrix = new float[to * from];
    for (int i = 0; i < to; i++) {
      double[] row = new double[from];
      for (int k = -radius; k <= radius; k++) {
        addBilinear(row, reflected(i + k, to), to, kernel[k + radius]);
      }
      for (int j = 0; j < from; j++) {
        matrix[i * from + j] = (float) row[j];
      }
    }
    return matrix;
  }

  private static void addBilinear(double[] row, int pixel, int pixels, double weight) {
    double at = Math.max(0, Math.min(row.length - 1.0, (pixel + 0.5) * row.length / pixels - 0.5));
    int left = (int) at;
    double share = at - left;
    row[left] += weight * (1 - share);
    if (share > 0) {
      row[left + 1] += weight * share;
    }
  }

  /** Mirrored at the edges, the edge sample itself repeated: d c b a | a b c d | d c b a. */
  private static int reflected(int index, int length) {
    int wrapped = Math.floorMod(index, 2 * length);
    return wrapped < length ? wrapped : 2 * length - 1 - wrapped;
  }

  private double[] kernel() {
    int radius = (int) (4 * sigma + 0.5);
    double[] kernel = new double[2 * radius + 1];
    double sum = 0;
    for (int k = -radius; k <= radius; k++) {
      kernel[k + radius] = sigma == 0 ? 1 : Math.exp(-0.5 * k * k / (sigma * sigma));
      sum += kernel[k + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }
}
