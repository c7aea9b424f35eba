package dev.loupe.agurnet;

import dev.loupe.network.Ops;

/**
 * MGAN's spatial branch: an encoder-decoder from pixels to pixels (P2 fig 5, eq 12).
 *
 * @param width of its encoder-decoder
 */
record SpatialGenerator(int width) {

  /** I_S, of the picture's shape, in [0, 1]. */
  <T> T apply(Ops<T> ops, T x) {
    return ops.sigmoid(new Hourglass(Generators.NAME + ".spatial", width, 3).apply(ops, x));
  }
}
