package dev.loupe.metric;

/**
 * Scored things, some good and some defective, that can be walked from the highest score to the
 * lowest: what every curve is drawn from. {@link ScoredImages} sweeps over images, {@link
 * PixelMetrics#byPixel} over pixels, {@link PixelMetrics#byComponent} over pixels in which every
 * defect weighs the same, however large it is.
 *
 * <p>Equal scores come in one step, because a threshold cannot part them.
 */
public interface ScoreSweep {

  /** The weight of all that is good: how many images, or how many pixels outside any defect. */
  double goodWeight();

  /** The weight of all that is defective. */
  double defectiveWeight();

  /** Walks down through all distinct scores. */
  void descend(Step step);

  /** Whether there is something good and something defective, so that they can be told apart. */
  default boolean hasBoth() {
    return goodWeight() > 0 && defectiveWeight() > 0;
  }

  /** What is done at each distinct score. */
  @FunctionalInterface
  interface Step {

    /**
     * One distinct score.
     *
     * @param score finite; lower than the one before
     * @param good weight of the good things with exactly this score
     * @param defective weight of the defective things with exactly this score
     */
    void at(double score, double good, double defective);
  }
}
