package dev.loupe.similarity;

import dev.loupe.detector.FeatureGraph.FeatureMap;
import java.util.List;

/**
 * What is usual in one layer, at each place and in each channel: the mean over some pictures of the
 * archive, and the spread around it. Patches are compared by how they differ from the usual at
 * their place, since boards of one kind share most of what the network sees; where parts lie
 * anyhow, the usual is the same everywhere and does no harm.
 *
 * @param mean {@code float[channels][height][width]}, flattened
 * @param factor one over the spread, likewise; 0 where a channel never changes
 */
@SuppressWarnings("ArrayRecordComponent")
record PatchScale(float[] mean, float[] factor) {

  /** The share of a channel's own spread that is added, so that a still place is no trap. */
  private static final double FLOOR = 0.1;

  /** Of one layer in several pictures. */
  static PatchScale of(List<FeatureMap> pictures) {
    FeatureMap first = pictures.get(0);
    float[] mean = new float[first.values().length];
    float[] factor = new float[mean.length];
    int places = first.width() * first.height();
    for (int c = 0; c < first.channels(); c++) {
      double spread = FLOOR * spread(pictures, c * places, (c + 1) * places);
      for (int i = c * places; i < (c + 1) * places; i++) {
        mean[i] = (float) mean(pictures, i, i + 1);
        double variance = spread(pictures, i, i + 1) + spread;
        factor[i] = variance > 1e-12 ? (float) (1 / Math.sqrt(variance)) : 0;
      }
    }
    return new PatchScale(mean, factor);
  }

  private static double mean(List<FeatureMap> pictures, int from, int to) {
    double sum = 0;
    for (FeatureMap picture : pictures) {
      for (int i = from; i < to; i++) {
        sum += picture.values()[i];
      }
    }
    return sum / pictures.size() / (to - from);
  }

  private static double spread(List<FeatureMap> pictures, int from, int to) {
    double mean = mean(pictures, from, to);
    double sum = 0;
    for (FeatureMap picture : pictures) {
      for (int i = from; i < to; i++) {
        double off = picture.values()[i] - mean;
        sum += off * off;
      }
    }
    return sum / pictures.size() / (to - from);
  }
}
