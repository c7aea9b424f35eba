package dev.loupe.patchcore;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The few directions in which vectors vary most: their principal axes.
 *
 * <p>With {@code V} the axes kept, {@code u = (x - m) V} and {@code r = |(x - m) - u V^T|} what
 * lies outside of them, {@code |u - u'|^2 + (r - r')^2 <= |x - x'|^2}: the distance of the short
 * vectors {@code (u, r)} never exceeds the true one. (Parts inside and outside of the subspace are
 * orthogonal, and for the outer parts the triangle inequality gives {@code |r - r'|}.)
 *
 * @param mean {@code float[d]}
 * @param axes {@code [d x l]}, orthonormal columns, the strongest first
 */
record LeadingSubspace(FloatTensor mean, FloatTensor axes) {

  private static final int SAMPLE = 8192;

  /** The {@code size} strongest axes, or all, of a sample of the rows. */
  static LeadingSubspace of(Rows rows, int size) {
    int d = rows.dimension();
    int[] sample = sample(rows.count());
    double[] mean = mean(rows, sample);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(covariance(rows, sample, mean))) {
      throw new IllegalStateException("The covariance of the features has no eigenvectors");
    }
    int[] order =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .limit(size)
            .mapToInt(Integer::intValue)
            .toArray();
    float[] axes = new float[d * order.length];
    for (int column = 0; column < order.length; column++) {
      DMatrixRMaj axis = eigen.getEigenVector(order[column]);
      for (int i = 0; i < d; i++) {
        axes[i * order.length + column] = (float) axis.get(i);
      }
    }
    float[] centre = new float[d];
    for (int i = 0; i < d; i++) {
      centre[i] = (float) mean[i];
    }
    return new LeadingSubspace(
        FloatTensor.vector(centre), new FloatTensor(Shape.of(d, order.length), axes));
  }

  /** Rows spread evenly over all. */
  private static int[] sample(int count) {
    int size = Math.min(count, SAMPLE);
    return IntStream.range(0, size).map(i -> (int) ((long) i * count / size)).toArray();
  }

  private static double[] mean(Rows rows, int[] sample) {
    double[] mean = new double[rows.dimension()];
    for (int row : sample) {
      float[] x = rows.row(row);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += x[i] / (double) sample.length;
      }
    }
    return mean;
  }

  private static DMatrixRMaj covariance(Rows rows, int[] sample, double[] mean) {
    DMatrixRMaj centred = new DMatrixRMaj(sample.length, mean.length);
    for (int row = 0; row < sample.length; row++) {
      float[] x = rows.row(sample[row]);
      for (int i = 0; i < mean.length; i++) {
        centred.set(row, i, x[i] - mean[i]);
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
    CommonOps_DDRM.multInner(centred, covariance);
    return covariance;
  }

  /** How many axes. */
  int size() {
    return axes.shape().count(1);
  }

  /**
   * The short vectors of rows: {@code [n x (l + 1)]} from {@code [n x d]}.
   *
   * @param squares {@code [n x 1]}, the squared distances from the mean
   */
  <T> T place(Ops<T> ops, T centred, T squares) {
    T inside = ops.matmul(centred, ops.constant(axes));
    T outside = ops.sub(squares, ops.reduceSum(ops.square(inside), true, 1));
    return ops.concat(1, List.of(inside, ops.sqrt(ops.relu(outside))));
  }

  /** Rows less the mean. */
  <T> T centre(Ops<T> ops, T rows) {
    return ops.sub(rows, ops.constant(mean));
  }
}
