package dev.loupe.agurnet;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Where the descriptions of good pictures lie: their mean and covariance. How far another lies from
 * there is its Mahalanobis distance,
 *
 * <pre>{@code
 * sqrt((f - m)^T (C + a tr(C)/d I)^-1 (f - m) / d),  a = 0.1
 * }</pre>
 *
 * <p>about 1 for a good picture.
 *
 * @param mean {@code [1 x d]}
 * @param whitening {@code [d x d]}: what turns a difference from the mean into one whose length is
 *     the distance
 */
record GoodDescriptions(FloatTensor mean, FloatTensor whitening) {

  private static final double SHRINKAGE = 0.1;
  private static final double SMALLEST = 1e-12;

  /** Measures at least one description, all of d numbers. */
  static GoodDescriptions of(List<float[]> good) {
    int d = good.get(0).length;
    float[] mean = new float[d];
    for (int i = 0; i < d; i++) {
      int at = i;
      mean[i] = (float) good.stream().mapToDouble(one -> one[at]).average().orElseThrow();
    }
    return new GoodDescriptions(
        new FloatTensor(Shape.of(1, d), mean), whitening(covariance(good, mean)));
  }

  private static DMatrixRMaj covariance(List<float[]> good, float[] mean) {
    int d = mean.length;
    DMatrixRMaj sum = new DMatrixRMaj(d, d);
    for (float[] one : good) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          sum.add(i, j, (double) (one[i] - mean[i]) * (one[j] - mean[j]) / good.size());
        }
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        sum.set(j, i, sum.get(i, j));
      }
    }
    return sum;
  }

  private static FloatTensor whitening(DMatrixRMaj covariance) {
    int d = covariance.numRows;
    double more = SHRINKAGE * CommonOps_DDRM.trace(covariance) / d + SMALLEST;
    for (int i = 0; i < d; i++) {
      covariance.add(i, i, more);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalArgumentException("The descriptions hold numbers that are not finite");
    }
    DMatrixRMaj lower = cholesky.getT(null);
    CommonOps_DDRM.invert(lower);
    float[] turned = new float[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        turned[i * d + j] = (float) lower.get(j, i);
      }
    }
    return new FloatTensor(Shape.of(d, d), turned);
  }

  /** The distances, {@code [n x d]} to {@code [n]}. */
  <T> T distance(Ops<T> ops, T descriptions) {
    T apart = ops.sub(descriptions, ops.constant(mean));
    T white = ops.matmul(apart, ops.constant(whitening));
    return ops.sqrt(ops.reduceMean(ops.square(white), false, 1));
  }
}
