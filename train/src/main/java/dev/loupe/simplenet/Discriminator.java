package dev.loupe.simplenet;

import dev.loupe.network.Bias;
import dev.loupe.network.Ops;

/**
 * SimpleNet's feature adaptor G and discriminator D, with P1's additions.
 *
 * <p>Source: SimpleNet (CVPR 2023) section 3.2-3.4; P1 section 2. {@code G}: one linear layer.
 * {@code D}: linear, batch norm, leaky ReLU 0.2, dropout (P1), attention and residual (P1), then a
 * linear tail without bias. High outputs mean normal.
 *
 * @param dimension of a patch feature
 * @param hidden H
 * @param adaptor whether there is a G
 * @param attention P1's attention, or none
 * @param dropout P1's dropout in the body, after the activation; 0 for none
 */
record Discriminator(
    int dimension, int hidden, boolean adaptor, Attention attention, double dropout) {

  static final String ADAPTOR = "adaptor";
  static final String BODY = "body";
  static final String NORM = "norm";
  static final String TAIL = "tail";
  static final double EPSILON = 1e-5;
  static final double SLOPE = 0.2;

  /** G: {@code [n x D]} to {@code [n x D]}. */
  <T> T adapt(Ops<T> ops, T features) {
    return adaptor ? ops.linear(features, ADAPTOR, dimension, Bias.LEARNED) : features;
  }

  /**
   * D on adapted features.
   *
   * @param adapted {@code [pictures * patches x D]}
   * @param patches of one picture
   * @return {@code [pictures * patches x 1]}, high for normal
   */
  <T> T judge(Ops<T> ops, T adapted, int patches) {
    T body = ops.linear(adapted, BODY, hidden, Bias.LEARNED);
    T active = ops.leakyRelu(ops.batchNorm(body, NORM, EPSILON), SLOPE);
    T kept = ops.dropout(active, dropout);
    return ops.linear(attention.apply(ops, kept, patches), TAIL, 1, Bias.NONE);
  }
}
