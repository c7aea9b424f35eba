package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table with a row for each picture: {@code path} and {@code label}, and where wanted {@code
 * mask}, {@code split} (train, test, unused), {@code type} (the kind of defect) and {@code group}
 * (the physical part). Paths are seen from the folder of the table. Either every row names its
 * split or none does; then whole groups are split at random.
 */
final class CsvFormat implements DatasetFormat {

  private static final String NAME = "dataset.csv";
  private static final Set<String> COLUMNS =
      new TreeSet<>(List.of("path", "label", "mask", "split", "type", "group"));

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String layout() {
    return "a file *.csv, or dataset.csv in the folder, with the columns path, label and optionally mask, split, type, group";
  }

  @Override
  public boolean fits(Path path) {
    return isTable(path) || isInFolder(path);
  }

  /** Whether the folder holds a table of its pictures. */
  static boolean isInFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  private static boolean isTable(Path path) {
    return Files.isRegularFile(path)
        && PictureFolder.lower(PictureFolder.fileName(path)).endsWith(".csv");
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path) && !Files.isRegularFile(path)) {
      throw Categories.missing(path, this);
    }
    Csv table = Csv.read(isInFolder(path) ? path.resolve(NAME) : path);
    table.requireColumns(COLUMNS, Set.of("path", "label"));
    List<Sample> samples = samples(table);
    boolean split = requireSplitsEverywhereOrNowhere(table.rows());
    return new Dataset(
        PictureFolder.stem(path),
        id(),
        split ? samples : new GroupSplit(options.trainShare(), options.seed()).apply(samples));
  }

  private static List<Sample> samples(Csv table) {
    Path folder = Optional.ofNullable(table.file().getParent()).orElse(Path.of(""));
    Map<String, Integer> lines = new HashMap<>();
    List<Sample> samples = new ArrayList<>();
    for (Csv.Row row : table.rows()) {
      Sample sample = sample(row, folder);
      Integer earlier = lines.putIfAbsent(sample.id(), row.line());
      if (earlier != null) {
        throw row.wrong("the picture %s was already in line %d".formatted(sample.id(), earlier));
      }
      samples.add(sample);
    }
    return samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
  }

  private static Sample sample(Csv.Row row, Path folder) {
    String id = row.require("path").replace('\\', '/');
    Label label = label(row);
    boolean good = label == Label.GOOD;
    Optional<MaskSource> mask =
        row.get("mask").map(name -> new FileMask(List.of(file(row, folder, name, "mask"))));
    return new Sample(
        id,
        new FilePicture(file(row, folder, id, "picture")),
        label,
        good ? "good" : row.get("type").orElse("defect"),
        mask,
        split(row, label),
        row.get("group").orElse(id));
  }

  private static Path file(Csv.Row row, Path folder, String name, String what) {
    try {
      Path file = folder.resolve(name.replace('\\', '/'));
      if (Files.isRegularFile(file)) {
        return file;
      }
      throw row.wrong("there is no %s %s in %s".formatted(what, name, folder));
    } catch (InvalidPathException e) {
      throw row.wrong("\"%s\" cannot be the name of a file".formatted(name));
    }
  }

  private static Label label(Csv.Row row) {
    String word = row.require("label");
    return Words.label(word)
        .orElseThrow(
            () ->
                row.wrong(
                    "the label \"%s\" is not known; write good or defective".formatted(word)));
  }

  private static Split split(Csv.Row row, Label label) {
    Optional<String> word = row.get("split");
    Split split =
        word.map(
                name ->
                    Words.split(name)
                        .orElseThrow(
                            () ->
                                row.wrong(
                                    "the split \"%s\" is not known; write train, test or unused"
                                        .formatted(name))))
            .orElse(Split.TEST);
    if (split == Split.TRAIN && label == Label.DEFECTIVE) {
      throw row.wrong(
          "a defective picture cannot be for training; detectors learn from good ones. Write test or unused");
    }
    return split;
  }

  private static boolean requireSplitsEverywhereOrNowhere(List<Csv.Row> rows) {
    List<Csv.Row> without = rows.stream().filter(row -> row.get("split").isEmpty()).toList();
    if (!without.isEmpty() && without.size() < rows.size()) {
      throw without
          .get(0)
          .wrong(
              "the split is missing, but other rows name theirs; name it in every row or in none");
    }
    return without.isEmpty();
  }
}
