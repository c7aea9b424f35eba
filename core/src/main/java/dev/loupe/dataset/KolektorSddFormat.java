package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The electrical commutators of KolektorSDD. A picture is defective when its mask has a set pixel.
 * One folder is one commutator, seen in eight pictures, and stays on one side of the split; since
 * nearly every commutator has a defect, the defective pictures of the training ones go unused.
 *
 * <p>Source: Tabernik et al., Segmentation-based deep-learning approach for surface-defect
 * detection, J. Intell. Manuf. 2019.
 */
final class KolektorSddFormat implements DatasetFormat {

  private static final Pattern PART = Pattern.compile("kos\\d+", Pattern.CASE_INSENSITIVE);
  private static final String LABEL = "_label";

  @Override
  public String id() {
    return "kolektor-sdd";
  }

  @Override
  public String layout() {
    return "folders kos01, kos02, ... with PartN.jpg and PartN_label.bmp";
  }

  @Override
  public boolean fits(Path path) {
    return !parts(path).isEmpty();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path)) {
      throw Categories.missing(path, this);
    }
    List<Sample> samples =
        parts(path).stream()
            .flatMap(
                part ->
                    part.pictures().stream()
                        .filter(file -> !isLabel(file))
                        .map(file -> sample(path, part, file)))
            .toList();
    return new Dataset(
        PictureFolder.of(path).name(),
        id(),
        new GroupSplit(options.trainShare(), options.seed()).apply(samples));
  }

  private static Sample sample(Path root, PictureFolder part, Path file) {
    Path label = file.resolveSibling(PictureFolder.stem(file) + LABEL + ".bmp");
    return MaskLabel.sample(new SampleFile(root, file), require(label)).withGroup(part.name());
  }

  private static Path require(Path label) {
    if (!Files.exists(label)) {
      throw new DatasetException(
          "The mask %s is missing; without it nobody knows whether the part is defective. Download the data set again."
              .formatted(label));
    }
    return label;
  }

  private static boolean isLabel(Path file) {
    return PictureFolder.lower(PictureFolder.stem(file)).endsWith(LABEL);
  }

  private static List<PictureFolder> parts(Path path) {
    return PictureFolder.of(path).folders().stream()
        .filter(folder -> PART.matcher(folder.name()).matches())
        .toList();
  }
}
