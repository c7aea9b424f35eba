package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The binarised circuit boards of DeepPCB. The defect-free template of a board is a good sample,
 * the tested picture a defective one whose mask is its boxes. The official lists split the boards:
 * templates of {@code trainval.txt} are learned from and the tested pictures of the same boards go
 * unused; boards of {@code test.txt} are measured on; boards in no list go unused. Without the
 * lists boards are split at random.
 *
 * <p>Source: Tang et al., Online PCB defect detector on a new PCB defect dataset, 2019.
 */
final class DeepPcbFormat implements DatasetFormat {

  private static final Pattern GROUP = Pattern.compile("group\\d+");
  private static final String TEMPLATE = "_temp";
  private static final String TESTED = "_test";

  @Override
  public String id() {
    return "deep-pcb";
  }

  @Override
  public String layout() {
    return "groupG/G/NAME_temp.jpg and NAME_test.jpg, boxes in groupG/G_not/NAME.txt, split in trainval.txt and test.txt";
  }

  @Override
  public boolean fits(Path path) {
    return !groups(path).isEmpty();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path)) {
      throw Categories.missing(path, this);
    }
    List<Sample> samples =
        groups(path).stream()
            .flatMap(group -> group.folders().stream())
            .filter(folder -> !folder.name().endsWith("_not"))
            .flatMap(
                folder -> folder.pictures().stream().flatMap(file -> sample(path, folder, file)))
            .sorted(Comparator.comparing(Sample::id))
            .toList();
    return new Dataset(PictureFolder.of(path).name(), id(), split(path, samples, options));
  }

  private static List<PictureFolder> groups(Path path) {
    return PictureFolder.of(path).folders().stream()
        .filter(folder -> GROUP.matcher(folder.name()).matches())
        .toList();
  }

  private static Stream<Sample> sample(Path root, PictureFolder folder, Path file) {
    String stem = PictureFolder.stem(file);
    SampleFile picture = new SampleFile(root, file);
    if (stem.endsWith(TEMPLATE)) {
      return Stream.of(picture.good(Split.UNUSED).withGroup(board(stem, TEMPLATE)));
    }
    return stem.endsWith(TESTED)
        ? Stream.of(tested(picture, folder, board(stem, TESTED)))
        : Stream.of();
  }

  private static Sample tested(SampleFile picture, PictureFolder folder, String board) {
    Path marked = folder.path().resolveSibling(folder.name() + "_not").resolve(board + ".txt");
    DeepPcbBoxes boxes = DeepPcbBoxes.read(marked);
    return picture.defective(boxes.type(), boxes.mask(), Split.UNUSED).withGroup(board);
  }

  private static String board(String stem, String end) {
    return stem.substring(0, stem.length() - end.length());
  }

  private static List<Sample> split(Path root, List<Sample> samples, DatasetOptions options) {
    Path learned = root.resolve("trainval.txt");
    Path tested = root.resolve("test.txt");
    if (!Files.exists(learned) || !Files.exists(tested)) {
      return new GroupSplit(options.trainShare(), options.seed()).apply(samples);
    }
    Set<String> training = boards(learned);
    Set<String> testing = boards(tested);
    return samples.stream().map(sample -> split(sample, training, testing)).toList();
  }

  private static Sample split(Sample sample, Set<String> training, Set<String> testing) {
    if (testing.contains(sample.group())) {
      return sample.withSplit(Split.TEST);
    }
    return !sample.defective() && training.contains(sample.group())
        ? sample.withSplit(Split.TRAIN)
        : sample;
  }

  /** The boards of a list; a line is {@code group/G/NAME.jpg group/G_not/NAME.txt}. */
  private static Set<String> boards(Path list) {
    Set<String> boards = new HashSet<>();
    List<String> lines = new ArrayList<>(TextFile.lines(list));
    lines.removeIf(String::isBlank);
    for (String line : lines) {
      String picture = line.strip().split("\\s+", 2)[0];
      boards.add(PictureFolder.stem(Path.of(picture)));
    }
    return boards;
  }
}
