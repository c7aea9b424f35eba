package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The products of VisA, boards among them, with the official one-class split where {@code
 * split_csv/1cls.csv} is there and a random one where it is not. The kinds of defect come from
 * {@code image_anno.csv} of the product. Every picture shows another part.
 *
 * <p>Source: Zou et al., SPot-the-Difference self-supervised pre-training, ECCV 2022.
 */
final class VisaFormat implements DatasetFormat {

  private static final String SPLIT = "split_csv/1cls.csv";
  private static final Set<String> COLUMNS = Set.of("object", "split", "label", "image", "mask");

  @Override
  public String id() {
    return "visa";
  }

  @Override
  public String layout() {
    return "split_csv/1cls.csv and PRODUCT/Data/Images/Normal, Images/Anomaly, Masks/Anomaly; or one such PRODUCT";
  }

  @Override
  public boolean fits(Path path) {
    return hasSplit(path) || products(path).any();
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    return hasSplit(path) ? official(path, options) : random(path, options);
  }

  private Dataset official(Path path, DatasetOptions options) {
    Csv table = Csv.read(path.resolve(SPLIT));
    table.requireColumns(COLUMNS, COLUMNS);
    List<String> names =
        table.rows().stream().map(row -> row.require("object")).distinct().sorted().toList();
    String product = Categories.choose(names, path, options, this);
    Map<String, String> types = types(path.resolve(product));
    List<Sample> samples =
        table.rows().stream()
            .filter(row -> row.require("object").equals(product))
            .map(row -> sample(row, path, types))
            .sorted(Comparator.comparing(Sample::id))
            .toList();
    return new Dataset(PictureFolder.of(path).name() + "/" + product, id(), samples);
  }

  private static Sample sample(Csv.Row row, Path root, Map<String, String> types) {
    SampleFile picture = new SampleFile(root, file(row, root, row.require("image")));
    Label label = Words.label(row.require("label")).orElseThrow(() -> row.wrong("unknown label"));
    Split split = Words.split(row.require("split")).orElseThrow(() -> row.wrong("unknown split"));
    if (label == Label.GOOD) {
      return picture.good(split);
    }
    Optional<MaskSource> mask =
        row.get("mask").map(name -> new FileMask(List.of(file(row, root, name))));
    return picture.defective(
        type(picture, types), mask, split == Split.TRAIN ? Split.UNUSED : split);
  }

  private static Path file(Csv.Row row, Path root, String name) {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw row.wrong("there is no file %s in %s".formatted(name, root));
    }
    return file;
  }

  private Dataset random(Path path, DatasetOptions options) {
    Categories products = products(path);
    PictureFolder product = products.choose(options, this);
    PictureFolder data = product.child("data").orElseThrow();
    PictureFolder images = data.child("images").orElseThrow();
    Map<String, Path> masks =
        below(data, "masks", "anomaly").map(PictureFolder::picturesByStem).orElse(Map.of());
    Map<String, String> types = types(product.path());
    Stream<Sample> good =
        pictures(images, "normal")
            .map(file -> new SampleFile(product.path(), file).good(Split.TEST));
    Stream<Sample> bad =
        pictures(images, "anomaly")
            .map(file -> new SampleFile(product.path(), file))
            .map(file -> defective(file, masks, types));
    List<Sample> samples =
        Stream.concat(good, bad).sorted(Comparator.comparing(Sample::id)).toList();
    return new Dataset(
        products.name(product),
        id(),
        new GroupSplit(options.trainShare(), options.seed()).apply(samples));
  }

  private static Sample defective(
      SampleFile file, Map<String, Path> masks, Map<String, String> types) {
    String stem = PictureFolder.lower(PictureFolder.stem(file.file()));
    return file.defective(type(file, types), FileMask.named(stem, masks), Split.TEST);
  }

  private static Stream<Path> pictures(PictureFolder images, String kind) {
    return images.child(kind).map(PictureFolder::pictures).orElse(List.of()).stream();
  }

  private static Optional<PictureFolder> below(PictureFolder folder, String first, String second) {
    return folder.child(first).flatMap(child -> child.child(second));
  }

  /** The kinds of defect by the name of the picture; "mixed" where there are several. */
  private static Map<String, String> types(Path product) {
    Path file = product.resolve("image_anno.csv");
    Map<String, String> types = new HashMap<>();
    if (Files.isRegularFile(file)) {
      for (Csv.Row row : Csv.read(file).rows()) {
        String kind = row.get("label").orElse("anomaly");
        types.put(
            PictureFolder.fileName(Path.of(row.require("image"))),
            kind.contains(",") ? "mixed" : kind);
      }
    }
    return types;
  }

  private static String type(SampleFile picture, Map<String, String> types) {
    return types.getOrDefault(PictureFolder.fileName(picture.file()), "anomaly");
  }

  private static boolean hasSplit(Path path) {
    return Files.isRegularFile(path.resolve(SPLIT));
  }

  private static Categories products(Path path) {
    return new Categories(
        path,
        folder ->
            folder.child("data").flatMap(data -> below(data, "images", "normal")).isPresent());
  }
}
