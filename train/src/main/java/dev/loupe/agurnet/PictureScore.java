package dev.loupe.agurnet;

import dev.loupe.metric.PredictionBound;
import dev.loupe.network.Ops;
import dev.loupe.scratch.GoodResidual;
import java.util.List;

/**
 * The image score where there is a picture scorer, from the map's peak p and the distance w of the
 * picture as a whole from good ones, each with its mean m and deviation d on good pictures kept
 * back:
 *
 * <pre>{@code
 * either: score = max((p - m_p) / d_p, (w - m_w) / d_w - b)
 * whole:  score = (w - m_w) / d_w
 * }</pre>
 *
 * <p>What is wrong with a part is seldom seen by both. A sum would drown the one in the other's
 * noise, and so would the larger of both where a defect is faint: the whole is heard only where it
 * lies further out than the place by b, as another kind of thing does. That is what four deviations
 * would be if they were known, and more the fewer pictures they come from ({@link PredictionBound}:
 * 5.4 with twenty, 21 with five). Three are too few: an ordinary board lay 15 deviations of five
 * boards out, boards that were turned, mirrored or moved 85 to 180. A single picture says nothing
 * of what is far.
 *
 * @param looks how good pictures look
 * @param peak unit of the map's peak
 * @param distance unit of the distance
 * @param good how many pictures both units come from
 * @param verdict which of both counts
 */
record PictureScore(
    GoodLooks looks,
    GoodResidual peak,
    GoodResidual distance,
    int good,
    AgurNetSettings.PictureVerdict verdict) {

  private static final double SURE = 4;

  /**
   * One number.
   *
   * @param x the picture
   * @param highest the map's peak
   */
  <T> T apply(Ops<T> ops, T x, T highest) {
    T whole = distance.normalised(ops, looks.distance(ops, x));
    return switch (verdict) {
      case WHOLE -> ops.reduceMean(whole, false, 0);
      case EITHER -> {
        T place = ops.reshape(peak.normalised(ops, highest), 1);
        if (good < 2) {
          yield place;
        }
        T other = ops.addScalar(whole, -PredictionBound.of(SURE, good));
        yield ops.reduceMax(ops.concat(0, List.of(place, other)), false, 0);
      }
    };
  }
}
