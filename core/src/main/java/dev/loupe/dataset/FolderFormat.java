package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two folders of good and bad pictures, as plants keep them; good alone is enough, and so is a
 * folder with nothing but pictures, all good. Folders inside the bad one are kinds of defect. Masks
 * are called {@code NAME_mask.png} beside their picture, or {@code NAME_mask.png} or {@code
 * NAME.png} in a folder of masks.
 */
final class FolderFormat implements DatasetFormat {

  private static final Set<String> MASKS =
      Set.of("mask", "masks", "ground_truth", "ground-truth", "groundtruth", "gt");
  private static final String MASK = "_mask";

  @Override
  public String id() {
    return "folder";
  }

  @Override
  public String layout() {
    return "a folder good and perhaps a folder bad (or ok/ng, normal/abnormal, normal/anomaly, pass/fail, ...), masks optional; or good pictures and nothing else";
  }

  @Override
  public boolean fits(Path path) {
    PictureFolder root = PictureFolder.of(path);
    boolean named = root.child(Words.GOOD).isPresent() || root.child(Words.DEFECTIVE).isPresent();
    return !CsvFormat.isInFolder(path) && (named || isFlat(root));
  }

  private static boolean isFlat(PictureFolder root) {
    return root.folders().isEmpty() && !root.pictures().isEmpty();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    PictureFolder root = PictureFolder.of(path);
    if (!root.exists()) {
      throw Categories.missing(path, this);
    }
    PictureFolder good = root.child(Words.GOOD).orElse(root);
    if (good.equals(root) && root.child(Words.DEFECTIVE).isPresent()) {
      throw noGood(root);
    }
    List<Sample> samples =
        Stream.concat(good(root, good), bad(root))
            .sorted(Comparator.comparing(Sample::id))
            .toList();
    return new Dataset(
        root.name(), id(), new GroupSplit(options.trainShare(), options.seed()).apply(samples));
  }

  private static Stream<Sample> good(PictureFolder root, PictureFolder good) {
    List<Path> files = good.equals(root) ? good.pictures() : good.allPictures();
    return files.stream()
        .filter(file -> !isMask(file))
        .map(file -> new SampleFile(root.path(), file).good(Split.TEST));
  }

  private static Stream<Sample> bad(PictureFolder root) {
    Optional<PictureFolder> bad = root.child(Words.DEFECTIVE);
    if (bad.isEmpty()) {
      return Stream.of();
    }
    Map<String, Path> masks = masks(root, bad.get());
    return bad.get().allPictures().stream()
        .filter(file -> !isMask(file))
        .map(file -> defective(root, bad.get(), file, masks));
  }

  private static Sample defective(
      PictureFolder root, PictureFolder bad, Path file, Map<String, Path> masks) {
    Path below = bad.path().relativize(file);
    String type = below.getNameCount() > 1 ? below.getName(0).toString() : "defect";
    return new SampleFile(root.path(), file)
        .defective(type, FileMask.named(key(bad, file), masks), Split.TEST);
  }

  /** Masks by the place of their picture in the bad folder, without extension. */
  private static Map<String, Path> masks(PictureFolder root, PictureFolder bad) {
    Map<String, Path> masks = new HashMap<>();
    root.child(MASKS)
        .map(folder -> folder.child(PictureFolder.lower(bad.name())).orElse(folder))
        .ifPresent(
            folder -> folder.allPictures().forEach(file -> masks.put(key(folder, file), file)));
    bad.allPictures().stream()
        .filter(FolderFormat::isMask)
        .forEach(file -> masks.put(key(bad, file), file));
    return masks;
  }

  private static String key(PictureFolder folder, Path file) {
    Path stem = file.resolveSibling(PictureFolder.stem(file));
    return PictureFolder.lower(PictureFolder.id(folder.path(), stem));
  }

  private static boolean isMask(Path file) {
    return PictureFolder.lower(PictureFolder.stem(file)).endsWith(MASK);
  }

  private static DatasetException noGood(PictureFolder root) {
    return new DatasetException(
        "There is no folder of good pictures in %s, which holds %s. Looked for one of: %s. A detector learns from good parts."
            .formatted(root.path(), root.contents(), String.join(", ", new TreeSet<>(Words.GOOD))));
  }
}
