package dev.loupe.metric;

/**
 * The decisions at one given threshold, usually the model's own: the figures that count in
 * production. Printed beside {@link F1Max}, whose threshold was chosen knowing the answers.
 *
 * @param threshold anomalous when {@code score >= threshold}; not NaN
 * @param counts what became of the images or pixels
 */
public record AtThreshold(double threshold, ConfusionCounts counts) {

  /** Checks the threshold. */
  public AtThreshold {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("The threshold is not a number");
    }
  }

  /** Decides about every image. */
  public static AtThreshold of(ScoredImages images, double threshold) {
    long caught = 0;
    long falseCalls = 0;
    long defective = 0;
    for (int i = 0; i < images.size(); i++) {
      boolean called = images.scores()[i] >= threshold;
      boolean bad = images.defective()[i];
      defective += bad ? 1 : 0;
      caught += called && bad ? 1 : 0;
      falseCalls += called && !bad ? 1 : 0;
    }
    long passed = images.size() - defective - falseCalls;
    return new AtThreshold(
        threshold, new ConfusionCounts(caught, defective - caught, falseCalls, passed));
  }
}
