package dev.loupe.cflow;

import dev.loupe.feature.FeatureCache;
import dev.loupe.feature.FeatureScale;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The fixed linear map that fibres go through before the flow: {@code (x - mean) matrix}.
 *
 * <p>Its determinant is one number for all fibres, which falls out where likelihoods are compared,
 * and is left out.
 *
 * @param mean {@code [1 x channels]}
 * @param matrix {@code [channels x channels]}
 */
record FibreScale(FloatTensor mean, FloatTensor matrix) {

  /** Fibres that the covariance is taken from at most, spread evenly over all. */
  private static final int SAMPLE = 1 << 16;

  private static final int TOGETHER = 2048;

  /** Added to every variance, as a share of their mean: directions without any are not blown up. */
  private static final double RIDGE = 1e-2;

  /** For the fibres of good pictures. */
  static FibreScale of(CflowSettings.Scaling scaling, FeatureCache cache) {
    int channels = cache.grid().dimension();
    return switch (scaling) {
      case RAW -> of(FeatureScale.identity(channels));
      case STANDARDISED -> of(cache.scale());
      case WHITENED -> whitening(cache);
    };
  }

  private static FibreScale of(FeatureScale scale) {
    int channels = scale.mean().length;
    float[] mean = new float[channels];
    float[] matrix = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      mean[i] = (float) scale.mean()[i];
      matrix[i * channels + i] = (float) (1 / scale.deviation()[i]);
    }
    return new FibreScale(row(mean), square(matrix));
  }

  /** To principal axes, each with deviation 1: with covariance {@code V L V^T} that is V L^-1/2. */
  private static FibreScale whitening(FeatureCache cache) {
    int channels = cache.grid().dimension();
    double[] mean = cache.scale().mean();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(channels, true, true);
    if (!eigen.decompose(covariance(cache, mean))) {
      throw new IllegalStateException("The covariance of the features has no eigenvectors");
    }
    double[] variances = new double[channels];
    Arrays.setAll(variances, i -> Math.max(0, eigen.getEigenvalue(i).getReal()));
    double ridge = RIDGE * Arrays.stream(variances).average().orElseThrow() + Float.MIN_NORMAL;
    float[] matrix = new float[channels * channels];
    float[] centre = new float[channels];
    for (int i = 0; i < channels; i++) {
      centre[i] = (float) mean[i];
      for (int axis = 0; axis < channels; axis++) {
        double along = eigen.getEigenVector(axis).get(i);
        matrix[i * channels + axis] = (float) (along / Math.sqrt(variances[axis] + ridge));
      }
    }
    return new FibreScale(row(centre), square(matrix));
  }

  private static DMatrixRMaj covariance(FeatureCache cache, double[] mean) {
    int channels = mean.length;
    int count = (int) Math.min(SAMPLE, cache.rows());
    DMatrixRMaj sum = new DMatrixRMaj(channels, channels);
    float[] fibre = new float[channels];
    for (int from = 0; from < count; from += TOGETHER) {
      int to = Math.min(from + TOGETHER, count);
      DMatrixRMaj some = new DMatrixRMaj(to - from, channels);
      for (int i = from; i < to; i++) {
        cache.row((long) i * cache.rows() / count, fibre, 0);
        for (int j = 0; j < channels; j++) {
          some.set(i - from, j, fibre[j] - mean[j]);
        }
      }
      DMatrixRMaj product = new DMatrixRMaj(channels, channels);
      CommonOps_DDRM.multInner(some, product);
      CommonOps_DDRM.addEquals(sum, 1.0 / count, product);
    }
    return sum;
  }

  /** Fibres {@code [n x channels]} as the flow wants them. */
  <T> T apply(Ops<T> ops, T fibres) {
    return ops.matmul(ops.sub(fibres, ops.constant(mean)), ops.constant(matrix));
  }

  private static FloatTensor row(float[] values) {
    return new FloatTensor(Shape.of(1, values.length), values);
  }

  private static FloatTensor square(float[] values) {
    int side = (int) Math.sqrt(values.length);
    return new FloatTensor(Shape.of(side, side), values);
  }
}
