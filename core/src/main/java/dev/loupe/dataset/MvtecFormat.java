package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The layout of MVTec AD, which BTAD, MPDD, MVTec LOCO and many others share. Masks are called
 * {@code NAME_mask.png} or {@code NAME.png}, or are a folder {@code NAME} of several; all may be
 * absent. Pictures below {@code validation/good} are for training (and so for the threshold).
 *
 * <p>Source: Bergmann et al., MVTec AD, CVPR 2019.
 */
final class MvtecFormat implements DatasetFormat {

  private static final Set<String> GOOD = Set.of("good", "ok");

  @Override
  public String id() {
    return "mvtec";
  }

  @Override
  public String layout() {
    return "train/good (or train/ok) and test/<type>, masks in ground_truth/<type>/NAME_mask.png, in the folder itself or in one of its folders";
  }

  @Override
  public boolean fits(Path path) {
    return !BoardsFormat.isThere(path) && categories(path).any();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    Categories categories = categories(path);
    PictureFolder root = categories.choose(options, this);
    return new Dataset(categories.name(root), id(), samples(root));
  }

  /** Whether the folder itself has the layout. */
  static boolean isLaidOut(PictureFolder folder) {
    return folder.child("train").flatMap(train -> train.child(GOOD)).isPresent();
  }

  static List<Sample> samples(PictureFolder root) {
    List<Sample> samples = new ArrayList<>();
    Stream.of("train", "validation")
        .flatMap(part -> root.child(part).flatMap(folder -> folder.child(GOOD)).stream())
        .flatMap(folder -> folder.pictures().stream())
        .forEach(file -> samples.add(new SampleFile(root.path(), file).good(Split.TRAIN)));
    requireTraining(root, samples);
    root.child("test").map(PictureFolder::folders).orElse(List.of()).stream()
        .flatMap(type -> tested(root, type))
        .forEach(samples::add);
    return samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
  }

  private static Stream<Sample> tested(PictureFolder root, PictureFolder type) {
    if (GOOD.contains(PictureFolder.lower(type.name()))) {
      return type.pictures().stream()
          .map(file -> new SampleFile(root.path(), file).good(Split.TEST));
    }
    Optional<PictureFolder> truth =
        root.child("ground_truth")
            .flatMap(folder -> folder.child(PictureFolder.lower(type.name())));
    Map<String, Path> masks = truth.map(PictureFolder::picturesByStem).orElse(Map.of());
    return type.pictures().stream()
        .map(
            file ->
                new SampleFile(root.path(), file)
                    .defective(type.name(), mask(file, masks, truth), Split.TEST));
  }

  private static Optional<MaskSource> mask(
      Path picture, Map<String, Path> masks, Optional<PictureFolder> truth) {
    String stem = PictureFolder.stem(picture);
    return FileMask.named(PictureFolder.lower(stem), masks)
        .or(() -> truth.map(folder -> folder.path().resolve(stem)).flatMap(MvtecFormat::several));
  }

  private static Optional<MaskSource> several(Path folder) {
    return Files.isDirectory(folder)
        ? Optional.of(new FileMask(PictureFolder.of(folder).pictures()))
        : Optional.empty();
  }

  private static void requireTraining(PictureFolder root, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new DatasetException(
          "There is no picture to learn from in %s: train/good is empty. Put pictures of good parts there."
              .formatted(root.path()));
    }
  }

  private static Categories categories(Path path) {
    return new Categories(path, MvtecFormat::isLaidOut);
  }
}
