package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The yarn-dyed fabrics of YDFID-1: one folder a pattern (SL1 ... CL12), each with its own split. A
 * pattern is a product of its own.
 *
 * <p>Source: Zhang et al., YDFID-1, a yarn-dyed fabric image data set.
 */
final class YarnDyedFormat implements DatasetFormat {

  private static final Set<String> GOOD = Set.of("defect-free", "defect_free", "defectfree");
  private static final Set<String> BAD = Set.of("defect", "defects", "defective");
  private static final Set<String> TRUTH =
      Set.of("ground_truth", "ground-truth", "ground truth", "groundtruth", "gt", "mask", "masks");

  @Override
  public String id() {
    return "yarn-dyed";
  }

  @Override
  public String layout() {
    return "train/defect-free, test/defect-free and test/defect, masks of the same name in ground_truth, in the folder itself or in one folder a pattern (SL1, ...)";
  }

  @Override
  public boolean fits(Path path) {
    return categories(path).any();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    Categories categories = categories(path);
    PictureFolder pattern = categories.choose(options, this);
    return new Dataset(categories.name(pattern), id(), samples(pattern));
  }

  private static List<Sample> samples(PictureFolder pattern) {
    List<Sample> samples = new ArrayList<>();
    for (Path file : pictures(pattern, "train", GOOD)) {
      samples.add(new SampleFile(pattern.path(), file).good(Split.TRAIN));
    }
    for (Path file : pictures(pattern, "test", GOOD)) {
      samples.add(new SampleFile(pattern.path(), file).good(Split.TEST));
    }
    Map<String, Path> masks = masks(pattern);
    for (Path file : pictures(pattern, "test", BAD)) {
      String stem = PictureFolder.lower(PictureFolder.stem(file));
      samples.add(
          new SampleFile(pattern.path(), file)
              .defective("defect", FileMask.named(stem, masks), Split.TEST));
    }
    return samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
  }

  private static List<Path> pictures(PictureFolder pattern, String part, Set<String> names) {
    return pattern
        .child(part)
        .flatMap(folder -> folder.child(names))
        .map(PictureFolder::pictures)
        .orElse(List.of());
  }

  /** The ground truth lies beside train and test, or inside test; perhaps one folder deeper. */
  private static Map<String, Path> masks(PictureFolder pattern) {
    PictureFolder truth =
        pattern
            .child(TRUTH)
            .or(() -> pattern.child("test").flatMap(test -> test.child(TRUTH)))
            .orElse(PictureFolder.of(pattern.path().resolve("ground_truth")));
    return truth.child(BAD).orElse(truth).picturesByStem();
  }

  private static Categories categories(Path path) {
    return new Categories(
        path, folder -> folder.child("train").flatMap(train -> train.child(GOOD)).isPresent());
  }
}
