package dev.loupe.dataset;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Finds the product to read in a folder that may hold several of them side by side. */
record Categories(Path root, Predicate<PictureFolder> layout) {

  boolean any() {
    return layout.test(PictureFolder.of(root)) || !folders().isEmpty();
  }

  /** The folder of the product: the root itself, the one named, or the only one. */
  PictureFolder choose(DatasetOptions options, DatasetFormat format) {
    PictureFolder itself = PictureFolder.of(root);
    if (layout.test(itself)) {
      return itself;
    }
    List<String> names = folders().stream().map(PictureFolder::name).toList();
    return PictureFolder.of(root.resolve(choose(names, root, options, format)));
  }

  /** The name asked for, or the only one there is. */
  static String choose(
      List<String> names, Path root, DatasetOptions options, DatasetFormat format) {
    if (names.isEmpty()) {
      throw missing(root, format);
    }
    String wanted = options.category().orElseGet(() -> only(names, root));
    return names.stream()
        .filter(name -> name.equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "There is no category \"%s\" in %s. Choose one of: %s."
                        .formatted(wanted, root, String.join(", ", names))));
  }

  static DatasetException missing(Path root, DatasetFormat format) {
    return new DatasetException(
        "No %s data set in %s, which holds %s. Looked for: %s."
            .formatted(format.id(), root, PictureFolder.of(root).contents(), format.layout()));
  }

  private static String only(List<String> names, Path root) {
    if (names.size() > 1) {
      throw new DatasetException(
          "%s holds %d categories; a detector learns one product. Choose a category: %s."
              .formatted(root, names.size(), names.stream().collect(joining(", "))));
    }
    return names.get(0);
  }

  private List<PictureFolder> folders() {
    return PictureFolder.of(root).folders().stream().filter(layout).toList();
  }

  /** What to call the data set: the folder, and the product where it is a part of it. */
  String name(PictureFolder chosen) {
    String name = PictureFolder.fileName(root);
    return chosen.path().equals(root)
        ? PictureFolder.fileName(root)
        : "%s/%s".formatted(name, chosen.name());
  }
}
