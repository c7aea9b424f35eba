package dev.loupe.simplenet;

import dev.loupe.feature.FeatureScale;
import dev.loupe.feature.PatchEmbedding;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multiplies out everything linear in a trained discriminator, in double precision; no score
 * changes beyond float rounding.
 *
 * <pre>
 * body(G((f - m) / d)) = B (A (f - m) / d + a) + b
 * batch norm           = g (. - r) / sqrt(v + eps) + s
 * </pre>
 *
 * is one matrix and one vector; columns of the matrix belong to backbone layers and part with them.
 */
final class Folding {

  private final Discriminator network;
  private final Weights weights;

  Folding(Discriminator network, Weights weights) {
    this.network = network;
    this.weights = weights;
  }

  /**
   * Folds.
   *
   * @param scale the standardisation before the network
   * @param spans which columns belong to each embedded backbone layer
   */
  FoldedDiscriminator fold(FeatureScale scale, List<PatchEmbedding.Span> spans) {
    DMatrixRMaj body = matrix(Discriminator.BODY);
    DMatrixRMaj bias = vector(Discriminator.BODY + ".bias");
    if (network.adaptor()) {
      CommonOps_DDRM.multAdd(body, vector(Discriminator.ADAPTOR + ".bias"), bias);
      body = product(body, matrix(Discriminator.ADAPTOR));
    }
    standardise(body, bias, scale);
    normalise(body, bias);
    DMatrixRMaj tail = matrix(Discriminator.TAIL);
    return new FoldedDiscriminator(
        layers(body, spans),
        tensor(bias, Shape.of(network.hidden())),
        tail(tail),
        constant(tail),
        attention(tail));
  }

  private static void standardise(DMatrixRMaj body, DMatrixRMaj bias, FeatureScale scale) {
    DMatrixRMaj shift = new DMatrixRMaj(body.numCols, 1);
    for (int j = 0; j < body.numCols; j++) {
      shift.set(j, 0, scale.mean()[j] / scale.deviation()[j]);
    }
    CommonOps_DDRM.multAdd(-1, body, shift, bias);
    double[] inverse = Arrays.stream(scale.deviation()).map(deviation -> 1 / deviation).toArray();
    CommonOps_DDRM.multCols(body, inverse);
  }

  private void normalise(DMatrixRMaj body, DMatrixRMaj bias) {
    DMatrixRMaj gain = vector(Discriminator.NORM + ".weight");
    DMatrixRMaj shift = vector(Discriminator.NORM + ".bias");
    DMatrixRMaj mean = vector(Discriminator.NORM + ".running_mean");
    DMatrixRMaj variance = vector(Discriminator.NORM + ".running_var");
    double[] factors = new double[network.hidden()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = gain.get(i) / Math.sqrt(variance.get(i) + Discriminator.EPSILON);
      bias.set(i, 0, factors[i] * (bias.get(i) - mean.get(i)) + shift.get(i));
    }
    CommonOps_DDRM.multRows(factors, body);
  }

  private List<FloatTensor> layers(DMatrixRMaj body, List<PatchEmbedding.Span> spans) {
    List<FloatTensor> layers = new ArrayList<>();
    for (PatchEmbedding.Span span : spans) {
      DMatrixRMaj part = CommonOps_DDRM.extract(body, 0, body.numRows, span.from(), span.to());
      layers.add(tensor(part, Shape.of(network.hidden(), span.size(), 1, 1)));
    }
    return layers;
  }

  /** What the tail sees of X itself: {@code t} of X, and, with scope patch, of Z as well. */
  private FloatTensor tail(DMatrixRMaj tail) {
    Attention attention = network.attention();
    boolean direct = attention.scope() == AttentionScope.NONE || attention.residual();
    DMatrixRMaj folded = direct ? tail.copy() : new DMatrixRMaj(1, network.hidden());
    if (attention.scope() == AttentionScope.PATCH) {
      CommonOps_DDRM.multAdd(throughOutput(tail), matrix(Attention.VALUE), folded);
    }
    return tensor(folded, Shape.of(1, network.hidden()));
  }

  private double constant(DMatrixRMaj tail) {
    return switch (network.attention().scope()) {
      case NONE -> 0;
      case IMAGE -> dot(tail, vector(Attention.OUTPUT + ".bias"));
      case PATCH ->
          dot(tail, vector(Attention.OUTPUT + ".bias"))
              + dot(throughOutput(tail), vector(Attention.VALUE + ".bias"));
    };
  }

  /** {@code W_0 tail}: what the tail sees of the heads' outputs. */
  private DMatrixRMaj throughOutput(DMatrixRMaj tail) {
    return product(tail, matrix(Attention.OUTPUT));
  }

  private Optional<FoldedAttention> attention(DMatrixRMaj tail) {
    if (network.attention().scope() != AttentionScope.IMAGE) {
      return Optional.empty();
    }
    int heads = network.attention().heads();
    double scale = 1 / Math.sqrt((double) network.hidden() / heads);
    DMatrixRMaj perHead = perHead(throughOutput(tail), heads);
    return Optional.of(
        new FoldedAttention(
            scaled(matrix(Attention.QUERY), scale),
            scaled(vector(Attention.QUERY + ".bias"), scale).reshaped(Shape.of(network.hidden())),
            weights.get(Attention.KEY + ".weight"),
            weights.get(Attention.KEY + ".bias"),
            tensor(product(perHead, matrix(Attention.VALUE)), Shape.of(heads, network.hidden())),
            tensor(product(perHead, vector(Attention.VALUE + ".bias")), Shape.of(heads))));
  }

  /** One row per head: the tail's weights on that head's outputs, zero elsewhere. */
  private static DMatrixRMaj perHead(DMatrixRMaj row, int heads) {
    DMatrixRMaj rows = new DMatrixRMaj(heads, row.numCols);
    for (int i = 0; i < row.numCols; i++) {
      rows.set(i / (row.numCols / heads), i, row.get(i));
    }
    return rows;
  }

  private static FloatTensor scaled(DMatrixRMaj matrix, double factor) {
    CommonOps_DDRM.scale(factor, matrix);
    return tensor(matrix, Shape.of(matrix.numRows, matrix.numCols));
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  private static double dot(DMatrixRMaj row, DMatrixRMaj column) {
    return product(row, column).get(0);
  }

  private DMatrixRMaj matrix(String layer) {
    FloatTensor tensor = weights.get(layer + ".weight");
    return matrix(tensor, tensor.shape().count(0), tensor.shape().count(1));
  }

  private DMatrixRMaj vector(String name) {
    FloatTensor tensor = weights.get(name);
    return matrix(tensor, tensor.values().length, 1);
  }

  private static DMatrixRMaj matrix(FloatTensor tensor, int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < tensor.values().length; i++) {
      matrix.data[i] = tensor.values()[i];
    }
    return matrix;
  }

  private static FloatTensor tensor(DMatrixRMaj matrix, Shape shape) {
    float[] values = new float[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.data[i];
    }
    return new FloatTensor(shape, values);
  }
}
