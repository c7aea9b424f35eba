package dev.loupe.cflow;

import dev.loupe.network.Bias;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * One invertible step of a flow: half of the channels scale and shift the other half, then all are
 * scaled, shifted and rotated.
 *
 * <p>Source: CFLOW-AD eq 7 and its code, which takes FrEIA's all-in-one block with soft
 * permutation. With {@code x = (x1, x2)} and c the code of the place:
 *
 * <pre>
 * (s, t) = 0.1 (W2 relu(W1 x1 + Wc c + b1) + b2)      hidden width 2 (|x1| + |c|)
 * y2     = x2 exp(alpha tanh(s)) + t
 * y      = R (g (x1, y2) + o),    g = 0.1 softplus_{1/2}(gamma)
 * log|det dy/dx| = sum alpha tanh(s) + sum log g
 * </pre>
 *
 * <p>R is a fixed random rotation, whose determinant counts nothing. {@code W1 x1 + Wc c} is one
 * layer on (x1, c), written as two: in a graph the second is constant and vanishes.
 *
 * @param name of its parameters
 * @param channels of x
 * @param clamp alpha
 * @param rotation R, {@code float[channels][channels]}
 */
record CouplingBlock(String name, int channels, double clamp, FloatTensor rotation) {

  /** Start of gamma, so that g is 1. */
  static final double NEUTRAL = 2 * Math.log(Math.exp(5) - 1);

  private static final double CALM = 0.1;

  /**
   * Where fibres have come to.
   *
   * @param x {@code [n x channels]}
   * @param logDeterminant {@code [n x 1]}, of all blocks so far
   */
  record Flowed<T>(T x, T logDeterminant) {}

  /**
   * One step.
   *
   * @param before fibres
   * @param code of their places, {@code [n x condition]}
   */
  <T> Flowed<T> apply(Ops<T> ops, Flowed<T> before, T code) {
    T first = ops.slice(before.x(), 1, 0, passive());
    T second = ops.slice(before.x(), 1, passive(), channels);
    T coupling = coupling(ops, first, code);
    T strength = ops.scale(ops.tanh(ops.slice(coupling, 1, 0, active())), clamp);
    T shift = ops.slice(coupling, 1, active(), 2L * active());
    T moved = ops.add(ops.mul(second, ops.exp(strength)), shift);
    T gain = gain(ops);
    T all = ops.add(ops.mul(ops.concat(1, List.of(first, moved)), gain), offset(ops));
    T own = ops.add(ops.reduceSum(strength, true, 1), ops.reduceSum(ops.log(gain), true, 1));
    return new Flowed<>(
        ops.matmul(all, ops.constant(rotation.transposed())),
        ops.add(before.logDeterminant(), own));
  }

  private <T> T coupling(Ops<T> ops, T first, T code) {
    int hidden = 2 * (passive() + ops.shape(code).count(1));
    T own = ops.linear(first, name + ".own", hidden, Bias.LEARNED);
    T place = ops.linear(code, name + ".place", hidden, Bias.NONE);
    T active = ops.relu(ops.add(own, place));
    return ops.scale(ops.linear(active, name + ".out", 2 * active(), Bias.LEARNED), CALM);
  }

  private <T> T gain(Ops<T> ops) {
    T gamma =
        ops.parameter(new Parameter(name + ".gamma", Shape.of(1, channels), Parameter.Kind.SCALE));
    return ops.scale(ops.softplus(ops.scale(gamma, 0.5)), 0.2);
  }

  private <T> T offset(Ops<T> ops) {
    return ops.parameter(
        new Parameter(name + ".offset", Shape.of(1, channels), Parameter.Kind.SHIFT));
  }

  /** Channels of x1, the larger half. */
  int passive() {
    return channels - channels / 2;
  }

  /** Channels of x2. */
  int active() {
    return channels / 2;
  }
}
