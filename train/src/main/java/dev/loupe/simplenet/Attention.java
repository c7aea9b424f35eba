package dev.loupe.simplenet;

import dev.loupe.network.Bias;
import dev.loupe.network.Ops;

/**
 * Multi-head attention on the output of the discriminator's body.
 *
 * <p>Source: P1 eq 1-3. {@code Q_i = X W_i^Q, K_i = X W_i^K, V_i = X W_i^V}; {@code Attention_i =
 * softmax(Q_i K_i^T / sqrt(d_k)) V_i}; {@code Z = concat(Attention_1 .. Attention_N) W_0}, with
 * {@code d_k = H / N}.
 *
 * @param scope what is a sequence
 * @param heads N; divides H
 * @param residual whether {@code X_out = X + Z} (P1 eq 4) or {@code X_out = Z}
 */
public record Attention(AttentionScope scope, int heads, boolean residual) {

  /** No attention. */
  public static final Attention NONE = new Attention(AttentionScope.NONE, 4, true);

  static final String QUERY = "attention.query";
  static final String KEY = "attention.key";
  static final String VALUE = "attention.value";
  static final String OUTPUT = "attention.output";

  /** Checks the heads. */
  public Attention {
    if (heads < 1 || heads > 64) {
      throw new IllegalArgumentException("attention.heads must lie in 1..64, not " + heads);
    }
  }

  /**
   * {@code X_out} from X.
   *
   * @param x {@code [pictures * patches x H]}
   * @param patches of one picture
   */
  <T> T apply(Ops<T> ops, T x, int patches) {
    if (scope == AttentionScope.NONE) {
      return x;
    }
    int tokens = scope == AttentionScope.PATCH ? 1 : patches;
    T z = attend(ops, x, tokens);
    return residual ? ops.add(x, z) : z;
  }

  private <T> T attend(Ops<T> ops, T x, int tokens) {
    int hidden = ops.shape(x).count(1);
    T query = split(ops, ops.linear(x, QUERY, hidden, Bias.LEARNED), tokens);
    T key = split(ops, ops.linear(x, KEY, hidden, Bias.LEARNED), tokens);
    T value = split(ops, ops.linear(x, VALUE, hidden, Bias.LEARNED), tokens);
    T weights = weights(ops, query, key, hidden);
    T joined = ops.transpose(ops.matmul(weights, value), 0, 2, 1, 3);
    return ops.linear(ops.reshape(joined, -1, hidden), OUTPUT, hidden, Bias.LEARNED);
  }

  private <T> T weights(Ops<T> ops, T query, T key, int hidden) {
    T products = ops.matmul(query, ops.transpose(key, 0, 1, 3, 2));
    return ops.softmax(ops.scale(products, 1 / Math.sqrt((double) hidden / heads)), -1);
  }

  /** {@code [pictures * tokens x H]} to {@code [pictures x heads x tokens x d_k]}. */
  private <T> T split(Ops<T> ops, T x, int tokens) {
    long perHead = ops.shape(x).size(1) / heads;
    return ops.transpose(ops.reshape(x, -1, tokens, heads, perHead), 0, 2, 1, 3);
  }
}
