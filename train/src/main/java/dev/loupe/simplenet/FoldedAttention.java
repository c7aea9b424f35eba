package dev.loupe.simplenet;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import java.util.Optional;

/**
 * Attention over the patches of one picture, its values multiplied out to one number per head and
 * patch.
 *
 * @param query {@code W^Q / sqrt(d_k)}, {@code [H x H]}
 * @param queryBias {@code [H]}
 * @param key {@code W^K}, {@code [H x H]}
 * @param keyBias {@code [H]}
 * @param value {@code v_i}, {@code [heads x H]}
 * @param valueBias {@code u_i}, {@code [heads]}
 */
record FoldedAttention(
    FloatTensor query,
    FloatTensor queryBias,
    FloatTensor key,
    FloatTensor keyBias,
    FloatTensor value,
    FloatTensor valueBias) {

  /** What attention adds to the tail's output: {@code [patches x 1]} from {@code [patches x H]}. */
  <T> T apply(Ops<T> ops, T tokens) {
    long heads = value.shape().size(0);
    T queries = ops.transpose(perHead(ops, tokens, query, queryBias), 1, 0, 2);
    T keys = ops.transpose(perHead(ops, tokens, key, keyBias), 1, 2, 0);
    T weights = ops.softmax(ops.matmul(queries, keys), -1);
    T values = ops.linear(tokens, ops.constant(value), Optional.of(ops.constant(valueBias)));
    T perHead = ops.matmul(weights, ops.reshape(ops.transpose(values, 1, 0), heads, -1, 1));
    return ops.reduceSum(perHead, false, 0);
  }

  private <T> T perHead(Ops<T> ops, T tokens, FloatTensor weight, FloatTensor bias) {
    T projected = ops.linear(tokens, ops.constant(weight), Optional.of(ops.constant(bias)));
    long heads = value.shape().size(0);
    return ops.reshape(projected, -1, heads, weight.shape().size(0) / heads);
  }
}
