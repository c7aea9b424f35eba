package dev.loupe.agurnet;

import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.scratch.GoodResidual;

/**
 * The image score where there is a picture scorer:
 *
 * <pre>{@code
 * score = (1 - share) (p - m_p) / d_p + share (w - m_w) / d_w
 * }</pre>
 *
 * <p>with the map's peak p, the distance w of the picture as a whole from good ones, and mean and
 * deviation of both on good pictures kept back.
 *
 * @param looks how good pictures look
 * @param peak unit of the map's peak
 * @param distance unit of the distance
 * @param share of the distance, in [0, 1]
 */
record PictureScore(GoodLooks looks, GoodResidual peak, GoodResidual distance, double share) {

  /**
   * One number.
   *
   * @param x the picture
   * @param highest the map's peak
   */
  OnnxValue apply(OnnxOps ops, OnnxValue x, OnnxValue highest) {
    OnnxValue apart = ops.reduceMean(looks.distance(ops, x), false, 0);
    OnnxValue whole = ops.scale(distance.normalised(ops, apart), share);
    return ops.add(ops.scale(peak.normalised(ops, highest), 1 - share), whole);
  }
}
