package dev.loupe.dataset;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where data sets are opened.
 *
 * <pre>{@code
 * Dataset tiles = Datasets.open(Path.of("magnetic-tile"), DatasetOptions.DEFAULT);
 * }</pre>
 */
public final class Datasets {

  private static final List<DatasetFormat> FORMATS =
      List.of(
          new MvtecFormat(),
          new VisaFormat(),
          new KolektorSddFormat(),
          new KolektorSdd2Format(),
          new MagneticTileFormat(),
          new DeepPcbFormat(),
          new FashionMnistFormat(),
          new YarnDyedFormat(),
          new BoardsFormat(),
          new CsvFormat(),
          new FolderFormat());

  private Datasets() {}

  /** Every format that can be read. */
  public static List<DatasetFormat> formats() {
    return FORMATS;
  }

  /**
   * Reads a data set: in the format the options name, or in the only one that fits.
   *
   * @param path a folder, or a CSV file
   * @throws DatasetException when there is nothing, no format fits, two fit, or no good picture is
   *     found
   */
  public static Dataset open(Path path, DatasetOptions options) {
    if (!Files.exists(path)) {
      throw new DatasetException(
          "No data set at " + path + ": there is no such file or folder. Check the path.");
    }
    Path root = path.toAbsolutePath().normalize();
    DatasetFormat format =
        options.format().map(Datasets::named).orElseGet(() -> onlyOneThatFits(root));
    requireSplit(format, options);
    return requireGood(format.read(root, options), root, format);
  }

  private static void requireSplit(DatasetFormat format, DatasetOptions options) {
    if (options.split() == SplitKind.ALTERNATE && !(format instanceof MagneticTileFormat)) {
      throw new DatasetException(
          "The split 'alternate' is the published one of magnetic-tile; a data set of the format '"
              + format.id()
              + "' cannot be parted that way. Leave --split out.");
    }
  }

  private static DatasetFormat named(String id) {
    return FORMATS.stream()
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "There is no data set format \"%s\". Choose one of: %s."
                        .formatted(id, list(FORMATS, DatasetFormat::id, ", "))));
  }

  private static DatasetFormat onlyOneThatFits(Path root) {
    List<DatasetFormat> fitting = FORMATS.stream().filter(format -> format.fits(root)).toList();
    if (fitting.isEmpty()) {
      throw new DatasetException(
          "No known data set at %s, which holds %s. Looked for one of:%n%s%nName the format if the layout is there but was not recognised."
              .formatted(root, PictureFolder.of(root).contents(), layouts(FORMATS)));
    }
    if (fitting.size() > 1) {
      throw new DatasetException(
          "%s could be read in more than one way:%n%s%nName the format you mean."
              .formatted(root, layouts(fitting)));
    }
    return fitting.get(0);
  }

  private static Dataset requireGood(Dataset dataset, Path root, DatasetFormat format) {
    if (dataset.samples().stream().allMatch(Sample::defective)) {
      throw new DatasetException(
          "No picture of a good part in %s (format %s). Looked for: %s. Found %d defective pictures; it holds %s."
              .formatted(
                  root,
                  format.id(),
                  format.layout(),
                  dataset.samples().size(),
                  PictureFolder.of(root).contents()));
    }
    return dataset;
  }

  private static String layouts(List<DatasetFormat> formats) {
    return list(
        formats, format -> "  " + format.id() + ": " + format.layout(), System.lineSeparator());
  }

  private static String list(
      List<DatasetFormat> formats, Function<DatasetFormat, String> text, String separator) {
    return formats.stream().map(text).collect(joining(separator));
  }
}
