package dev.loupe.cli;

import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.SplitKind;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a data set is to be read; the same for every command that reads one. */
final class DatasetArguments {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Layout of the data set: mvtec, visa, kolektor-sdd, kolektor-sdd2, magnetic-tile,"
              + " deep-pcb, fashion-mnist, yarn-dyed, boards, csv or folder. Found out by default.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "The product to read, where a folder holds several.")
  private Optional<String> category = Optional.empty();

  @Option(
      names = "--normal-class",
      paramLabel = "CLASS",
      description = "The class that is normal, by name or number (fashion-mnist).")
  private Optional<String> normalClass = Optional.empty();

  @Option(
      names = "--anomaly-rate",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "Share of defective test pictures (fashion-mnist); 0.1 by default.")
  private Optional<Double> anomalyRate = Optional.empty();

  @Option(
      names = "--train-share",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description =
          "Share of the good pictures to learn from, where the data set has no split of its own;"
              + " 0.5 by default.")
  private Optional<Double> trainShare = Optional.empty();

  @Option(
      names = "--split-seed",
      paramLabel = "N",
      description =
          "Seed of a split made by Loupe; 0 by default. Train and evaluate with the same one, or"
              + " the detector is measured on pictures it has learned from.")
  private Optional<Long> splitSeed = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "KIND",
      description =
          "How magnetic-tile's good pictures are parted: 'parts' (default) keeps all pictures of one"
              + " tile on one side; 'alternate' is the published split, which does not, and"
              + " flatters. For comparison only.")
  private SplitKind split = SplitKind.PARTS;

  /** Opens the data set. */
  Dataset open(Path path) {
    return Datasets.open(path, options());
  }

  private DatasetOptions options() {
    DatasetOptions standard = DatasetOptions.DEFAULT;
    return new DatasetOptions(
        format,
        normalClass,
        anomalyRate.orElse(standard.anomalyRate()),
        category,
        splitSeed.orElse(standard.seed()),
        trainShare.orElse(standard.trainShare()),
        split);
  }
}
