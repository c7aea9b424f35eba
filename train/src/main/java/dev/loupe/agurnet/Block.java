package dev.loupe.agurnet;

import dev.loupe.network.Ops;

/**
 * What a U-shape does at one of its levels: {@code [n x c x h x w]} to {@code [n x outputs x h x
 * w]}.
 */
sealed interface Block permits PlainBlock, PreActivationBlock {

  double EPSILON = 1e-5;

  /** Applies it. */
  <T> T apply(Ops<T> ops, T x);

  /** A block of either kind. */
  static Block of(String name, int outputs, boolean preActivation) {
    return preActivation ? new PreActivationBlock(name, outputs) : new PlainBlock(name, outputs);
  }
}
