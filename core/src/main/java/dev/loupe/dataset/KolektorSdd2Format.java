package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The surfaces of KolektorSDD2, with their own split. A picture is defective when its mask has a
 * set pixel; the defective pictures of the training half go unused.
 *
 * <p>Source: Bozic et al., Mixed supervision for surface-defect detection, Computers in Industry
 * 2021.
 */
final class KolektorSdd2Format implements DatasetFormat {

  private static final String TRUTH = "_gt";

  @Override
  public String id() {
    return "kolektor-sdd2";
  }

  @Override
  public String layout() {
    return "train and test with NAME.png and NAME_GT.png";
  }

  @Override
  public boolean fits(Path path) {
    return hasMasks(path, "train") && hasMasks(path, "test");
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path)) {
      throw Categories.missing(path, this);
    }
    List<Sample> samples =
        Stream.concat(
                samples(path, "test").map(sample -> sample.withSplit(Split.TEST)),
                samples(path, "train").map(KolektorSdd2Format::forTraining))
            .toList();
    return new Dataset(PictureFolder.of(path).name(), id(), samples);
  }

  private static Sample forTraining(Sample sample) {
    return sample.withSplit(sample.defective() ? Split.UNUSED : Split.TRAIN);
  }

  private static Stream<Sample> samples(Path root, String part) {
    Map<String, Path> files = files(root, part);
    return files.entrySet().stream()
        .filter(entry -> !entry.getKey().endsWith(TRUTH))
        .map(
            entry ->
                MaskLabel.sample(
                    new SampleFile(root, entry.getValue()),
                    truth(files, entry.getKey(), entry.getValue())));
  }

  private static Path truth(Map<String, Path> files, String stem, Path picture) {
    return Optional.ofNullable(files.get(stem + TRUTH))
        .orElseThrow(
            () ->
                new DatasetException(
                    "The mask %s_GT.png of %s is missing; without it nobody knows whether the part is defective. Download the data set again."
                        .formatted(PictureFolder.stem(picture), picture)));
  }

  private static boolean hasMasks(Path root, String part) {
    return files(root, part).keySet().stream().anyMatch(stem -> stem.endsWith(TRUTH));
  }

  private static Map<String, Path> files(Path root, String part) {
    return PictureFolder.of(root).child(part).map(PictureFolder::picturesByStem).orElse(Map.of());
  }
}
