package dev.loupe.dataset;

import java.util.Optional;

/**
 * How to read a data set.
 *
 * <pre>{@code
 * Datasets.open(path, DatasetOptions.DEFAULT.withCategory("pcb1").withSeed(7));
 * }</pre>
 *
 * @param format the id of the format; empty to find out
 * @param normalClass which class is normal, by name or number, where a data set has several
 * @param anomalyRate share of defective pictures in the test set of {@code fashion-mnist}, in (0,
 *     1)
 * @param category which product to read where a folder holds several, such as "bottle"
 * @param seed of every choice made at random
 * @param trainShare share of the good pictures to learn from, in (0, 1), where the data set has no
 *     split of its own
 * @param split how good pictures are parted where the data set has no split of its own
 */
public record DatasetOptions(
    Optional<String> format,
    Optional<String> normalClass,
    double anomalyRate,
    Optional<String> category,
    long seed,
    double trainShare,
    SplitKind split) {

  /** Find the format, 10 % anomalies, seed 0, half of the good pictures for training. */
  public static final DatasetOptions DEFAULT =
      new DatasetOptions(
          Optional.empty(), Optional.empty(), 0.1, Optional.empty(), 0, 0.5, SplitKind.PARTS);

  /** Checks the shares. */
  public DatasetOptions {
    requireShare("anomaly rate", anomalyRate);
    requireShare("share of the training pictures", trainShare);
  }

  /** The same, read as this format. */
  public DatasetOptions withFormat(String id) {
    return new DatasetOptions(
        Optional.of(id), normalClass, anomalyRate, category, seed, trainShare, split);
  }

  /** The same, with this class as the normal one. */
  public DatasetOptions withNormalClass(String nameOrNumber) {
    return new DatasetOptions(
        format, Optional.of(nameOrNumber), anomalyRate, category, seed, trainShare, split);
  }

  /** The same, with another share of anomalies in the test set. */
  public DatasetOptions withAnomalyRate(double rate) {
    return new DatasetOptions(format, normalClass, rate, category, seed, trainShare, split);
  }

  /** The same, reading this product only. */
  public DatasetOptions withCategory(String product) {
    return new DatasetOptions(
        format, normalClass, anomalyRate, Optional.of(product), seed, trainShare, split);
  }

  /** The same, with other random choices. */
  public DatasetOptions withSeed(long other) {
    return new DatasetOptions(format, normalClass, anomalyRate, category, other, trainShare, split);
  }

  /** The same, with another share of the good pictures to learn from. */
  public DatasetOptions withTrainShare(double share) {
    return new DatasetOptions(format, normalClass, anomalyRate, category, seed, share, split);
  }

  /** The same, parted in another way. */
  public DatasetOptions withSplit(SplitKind kind) {
    return new DatasetOptions(format, normalClass, anomalyRate, category, seed, trainShare, kind);
  }

  private static void requireShare(String what, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The " + what + " must lie between 0 and 1 (exclusive), not " + share);
    }
  }
}
