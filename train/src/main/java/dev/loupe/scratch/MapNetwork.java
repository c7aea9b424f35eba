package dev.loupe.scratch;

import dev.loupe.network.Ops;

/** From a picture to its anomaly map, written once for training and graph. */
public interface MapNetwork {

  /**
   * Applies it.
   *
   * @param x {@code [1 x 3 x h x w]} in [0, 1]
   * @return {@code [1 x 1 x h x w]}, higher is more anomalous
   */
  <T> T map(Ops<T> ops, T x);
}
