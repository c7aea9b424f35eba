package dev.loupe.simplenet;

import dev.loupe.network.ConvShape;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trained discriminator with everything linear multiplied out: standardisation, adaptor, first
 * layer and batch norm become one 1x1 convolution per backbone layer, applied on that layer's own
 * grid before up-sampling; what follows the activation becomes vectors.
 *
 * <p>With {@code h = leakyRelu(sum_l resize(W_l f_l) + b)} the anomaly score of a patch is
 *
 * <pre>
 * s = -(t h + c)                                   without attention, or with scope patch
 * s = -(t h + sum_i softmax(Q_i K_i^T / sqrt(d_k)) (v_i h + u_i) + c)   with scope image
 * </pre>
 *
 * where {@code v_i = W_i^V W_0,i tail} is a vector: the values of a head collapse into one number
 * per token.
 *
 * @param layers {@code W_l}, one {@code [H x C_l x 1 x 1]} per backbone layer
 * @param bias {@code b}, {@code [H]}
 * @param tail {@code t}, {@code [1 x H]}
 * @param constant {@code c}
 * @param attention the attention that could not be folded: scope image only
 */
record FoldedDiscriminator(
    List<FloatTensor> layers,
    FloatTensor bias,
    FloatTensor tail,
    double constant,
    Optional<FoldedAttention> attention) {

  FoldedDiscriminator {
    layers = List.copyOf(layers);
  }

  /**
   * Anomaly scores.
   *
   * @param parts the embedded backbone layers, {@code [1 x C_l x h_l x w_l]}, the finest grid first
   * @return {@code [1 x 1 x h x w]}, high for anomalous
   */
  <T> T scores(Ops<T> ops, List<T> parts) {
    T hidden = hidden(ops, parts);
    int height = ops.shape(hidden).count(2);
    int width = ops.shape(hidden).count(3);
    T tokens = ops.transpose(ops.reshape(hidden, bias.shape().size(0), -1), 1, 0);
    T normal = ops.linear(tokens, ops.constant(tail), Optional.empty());
    if (attention.isPresent()) {
      normal = ops.add(normal, attention.get().apply(ops, tokens));
    }
    T scores = ops.addScalar(ops.scale(normal, -1), -constant);
    return ops.reshape(scores, 1, 1, height, width);
  }

  private <T> T hidden(Ops<T> ops, List<T> parts) {
    Shape grid = ops.shape(parts.get(0));
    List<T> sums = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      FloatTensor layer = layers.get(i);
      Optional<T> summand = i == 0 ? Optional.of(ops.constant(bias)) : Optional.empty();
      T own =
          ops.conv2d(
              parts.get(i), ops.constant(layer), summand, ConvShape.of(layer.shape().count(0), 1));
      sums.add(ops.resize(own, grid.count(2), grid.count(3)));
    }
    return ops.leakyRelu(sums.stream().reduce(ops::add).orElseThrow(), Discriminator.SLOPE);
  }
}
