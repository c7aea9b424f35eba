package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The magnetic tiles for electric motors, with five types of defect.
 *
 * <p>The number in a name, {@code exp3_num_12345.jpg}, counts the frames of one long recording. One
 * tile was taken up to six times in a row with other exposures, which shows as a run of near
 * numbers; {@link TileRuns} finds the runs, and a run stays on one side of the split. Tiles with a
 * defect are for testing, with all their pictures, the good ones too (unless a training share above
 * 0.8 asks for more than the other tiles have).
 *
 * <p>{@link SplitKind#ALTERNATE} gives the split of published tables instead.
 *
 * <p>Source: Huang et al., Surface defect saliency of magnetic tile, The Visual Computer 2020.
 */
final class MagneticTileFormat implements DatasetFormat {

  private static final String GOOD = "mt_free";
  private static final List<String> DEFECTS =
      List.of("MT_Blowhole", "MT_Break", "MT_Crack", "MT_Fray", "MT_Uneven");

  @Override
  public String id() {
    return "magnetic-tile";
  }

  @Override
  public String layout() {
    return "MT_Free/Imgs/*.jpg (good), MT_Blowhole, MT_Break, MT_Crack, MT_Fray, MT_Uneven, masks NAME.png beside them";
  }

  @Override
  public boolean fits(Path path) {
    PictureFolder root = PictureFolder.of(path);
    return root.child(GOOD).isPresent()
        && DEFECTS.stream().anyMatch(name -> root.child(PictureFolder.lower(name)).isPresent());
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path)) {
      throw Categories.missing(path, this);
    }
    List<Sample> samples = new ArrayList<>();
    for (Path file : photographs(images(path, GOOD))) {
      samples.add(new SampleFile(path, file).good(Split.TEST));
    }
    DEFECTS.forEach(name -> addDefective(path, name, samples));
    samples.sort(Comparator.comparing(Sample::id));
    return new Dataset(
        PictureFolder.of(path).name(), id(), split(TileRuns.group(samples), options));
  }

  private static List<Sample> split(List<Sample> samples, DatasetOptions options) {
    return options.split() == SplitKind.ALTERNATE
        ? alternate(samples)
        : new GroupSplit(options.trainShare(), options.seed()).apply(samples);
  }

  private static List<Sample> alternate(List<Sample> samples) {
    List<Sample> parted = new ArrayList<>();
    int good = 0;
    for (Sample sample : samples) {
      boolean learned = !sample.defective() && good++ % 2 == 0;
      parted.add(sample.withSplit(learned ? Split.TRAIN : Split.TEST));
    }
    return parted;
  }

  private static void addDefective(Path root, String folder, List<Sample> samples) {
    PictureFolder images = images(root, PictureFolder.lower(folder));
    Map<String, Path> masks = masks(images);
    String type = PictureFolder.lower(folder.substring(folder.indexOf('_') + 1));
    for (Path file : photographs(images)) {
      String stem = PictureFolder.lower(PictureFolder.stem(file));
      samples.add(
          new SampleFile(root, file).defective(type, FileMask.named(stem, masks), Split.TEST));
    }
  }

  private static PictureFolder images(Path root, String name) {
    PictureFolder folder =
        PictureFolder.of(root).child(name).orElse(PictureFolder.of(root.resolve(name)));
    return folder.child("imgs").orElse(folder);
  }

  private static List<Path> photographs(PictureFolder images) {
    return images.pictures().stream().filter(file -> !isMask(file)).toList();
  }

  private static Map<String, Path> masks(PictureFolder images) {
    return PictureFolder.byStem(images.pictures().stream().filter(MagneticTileFormat::isMask));
  }

  private static boolean isMask(Path file) {
    return PictureFolder.lower(PictureFolder.fileName(file)).endsWith(".png");
  }
}
