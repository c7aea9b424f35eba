package dev.loupe.metric;

import dev.loupe.LoupeException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The image scores of a test set beside what is known about the images: what every image-level
 * metric is made from.
 *
 * <pre>{@code
 * ScoredImages test = new ScoredImages(ids, scores, defective);
 * RocCurve.of(test).area();        // I-AUROC
 * F1Max.of(test);
 * AtThreshold.of(test, thresholds.image());
 * }</pre>
 *
 * <p>Higher scores are more anomalous; an image is anomalous when {@code score >= threshold}. The
 * arrays are copied in and handed out without a copy: they must not be written to.
 *
 * @param ids what to call each image in error messages
 * @param scores finite, in the detector's raw units, one for each id
 * @param defective whether the part is defective, one for each id
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what equality of measurements means here
public record ScoredImages(List<String> ids, double[] scores, boolean[] defective)
    implements ScoreSweep {

  /**
   * Checks and copies.
   *
   * @throws LoupeException when a score is not finite; it names the image
   * @throws IllegalArgumentException when the lengths differ
   */
  public ScoredImages {
    ids = List.copyOf(ids);
    scores = scores.clone();
    defective = defective.clone();
    if (ids.size() != scores.length || ids.size() != defective.length) {
      throw new IllegalArgumentException(
          ids.size() + " ids, " + scores.length + " scores, " + defective.length + " labels");
    }
    for (int i = 0; i < scores.length; i++) {
      requireFinite(ids.get(i), scores[i]);
    }
  }

  private static void requireFinite(String id, double score) {
    if (!Double.isFinite(score)) {
      throw new LoupeException(
          "Expected a finite score for image "
              + id
              + ", found "
              + score
              + ". The detector that made it is damaged: train it again, or leave the image out.");
    }
  }

  /** How many images. */
  public int size() {
    return scores.length;
  }

  @Override
  public double goodWeight() {
    return size() - defectiveWeight();
  }

  @Override
  public double defectiveWeight() {
    int count = 0;
    for (boolean label : defective) {
      count += label ? 1 : 0;
    }
    return count;
  }

  @Override
  public void descend(Step step) {
    int[] order = descending();
    int i = 0;
    while (i < order.length) {
      double score = scores[order[i]];
      int good = 0;
      int bad = 0;
      for (; i < order.length && scores[order[i]] == score; i++) {
        if (defective[order[i]]) {
          bad++;
        } else {
          good++;
        }
      }
      step.at(score, good, bad);
    }
  }

  private int[] descending() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
