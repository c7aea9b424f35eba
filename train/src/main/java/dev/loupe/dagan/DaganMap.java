package dev.loupe.dagan;

import dev.loupe.network.Ops;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.MapNetwork;

/**
 * From the picture to the map: {@code share r + (1 - share) l}, with the pixels' residual r and the
 * features' distance l, each in deviations above the mean of good pictures.
 *
 * @param residuals both maps
 * @param pixels unit of the first
 * @param features unit of the second
 * @param share of the first, in [0, 1]
 */
record DaganMap(Residuals residuals, GoodResidual pixels, GoodResidual features, double share)
    implements MapNetwork {

  @Override
  public <T> T map(Ops<T> ops, T x) {
    Residuals.Both<T> both = residuals.apply(ops, x);
    T ofPixels = ops.scale(pixels.normalised(ops, both.pixels()), share);
    return ops.add(ofPixels, ops.scale(features.normalised(ops, both.features()), 1 - share));
  }
}
