package dev.loupe.patchcore;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A sparse random projection: distances are kept to within a factor of {@code 1 +- eps} with high
 * probability, in fewer dimensions.
 *
 * <p>Source: Li, Hastie and Church, KDD 2006: a share {@code 1 / sqrt(d)} of the entries is {@code
 * +-sqrt(sqrt(d) / p)}, the others 0. {@code p = 4 ln n / (eps^2 / 2 - eps^3 / 3)} by the lemma of
 * Johnson and Lindenstrauss, as scikit-learn and anomalib count it.
 *
 * @param matrix {@code [d x p]}
 */
record SparseProjection(FloatTensor matrix) {

  /** For n rows; empty where it would not make them shorter. */
  static Optional<SparseProjection> of(
      double epsilon, long rows, int dimension, RandomGenerator random) {
    int kept = dimension(epsilon, rows);
    return epsilon <= 0 || kept >= dimension
        ? Optional.empty()
        : Optional.of(new SparseProjection(draw(dimension, Math.max(1, kept), random)));
  }

  /** p. */
  static int dimension(double epsilon, long rows) {
    double denominator = epsilon * epsilon / 2 - epsilon * epsilon * epsilon / 3;
    return (int) (4 * Math.log(Math.max(2, rows)) / denominator);
  }

  private static FloatTensor draw(int dimension, int kept, RandomGenerator random) {
    double density = 1 / Math.sqrt(dimension);
    float value = (float) Math.sqrt(1 / density / kept);
    float[] matrix = new float[dimension * kept];
    for (int i = 0; i < matrix.length; i++) {
      double drawn = random.nextDouble();
      matrix[i] = drawn >= density ? 0 : drawn < density / 2 ? value : -value;
    }
    return new FloatTensor(Shape.of(dimension, kept), matrix);
  }

  /** The projected rows. */
  Rows apply(Rows rows, Workers workers) {
    return MappedRows.of(rows, (ops, x) -> ops.matmul(x, ops.constant(matrix)), workers);
  }
}
