package dev.loupe.experiment;

import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.SplitKind;
import java.util.Optional;

/**
 * A data set of an experiment. The file gives it a name; where it lies is said on each machine.
 *
 * @param name by which {@code --data NAME=DIR} finds it, or a folder of that name
 * @param label in tables; the name by default
 * @param path a folder or file, seen from the experiment's file, for data that lie beside it
 * @param format of its layout; found out by default
 * @param category the product to read, where a folder holds several
 * @param normalClass the class that is normal, where there are several
 * @param anomalyRate share of defective test pictures, where it is drawn
 * @param trainShare share of the good pictures to learn from, where there is no split
 * @param splitSeed of a split made by Loupe
 * @param split how good pictures are parted
 * @param settings for methods that have them, such as the size for small pictures
 */
public record DatasetEntry(
    String name,
    Optional<String> label,
    Optional<String> path,
    Optional<String> format,
    Optional<String> category,
    Optional<String> normalClass,
    Optional<Double> anomalyRate,
    Optional<Double> trainShare,
    Optional<Long> splitSeed,
    Optional<SplitKind> split,
    Optional<SettingsBlock> settings) {

  /** Checks the name and the shares. */
  public DatasetEntry {
    Experiment.require(name != null && !name.isBlank(), "a data set needs a name");
    options(format, normalClass, anomalyRate, category, splitSeed, trainShare, split);
  }

  /** What tables call it. */
  public String title() {
    return label.orElse(name);
  }

  /** How it is read. */
  public DatasetOptions options() {
    return options(format, normalClass, anomalyRate, category, splitSeed, trainShare, split);
  }

  private static DatasetOptions options(
      Optional<String> format,
      Optional<String> normalClass,
      Optional<Double> anomalyRate,
      Optional<String> category,
      Optional<Long> splitSeed,
      Optional<Double> trainShare,
      Optional<SplitKind> split) {
    DatasetOptions standard = DatasetOptions.DEFAULT;
    return new DatasetOptions(
        format,
        normalClass,
        anomalyRate.orElse(standard.anomalyRate()),
        category,
        splitSeed.orElse(standard.seed()),
        trainShare.orElse(standard.trainShare()),
        split.orElse(standard.split()));
  }
}
