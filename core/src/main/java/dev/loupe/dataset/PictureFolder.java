package dev.loupe.dataset;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with pictures in it. Hidden files and what operating systems leave behind are not seen;
 * names are compared without case, and everything is sorted by name, so that a data set reads the
 * same on every machine. Symbolic links are followed; a broken one counts as a picture, so that it
 * is reported as unreadable rather than lost, and so does a picture of a kind that is not read.
 */
record PictureFolder(Path path) {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "png", "jpg", "jpeg", "jpe", "bmp", "tif", "tiff", "gif", "webp", "heic", "avif", "jp2",
          "pgm", "ppm");
  private static final int DEEPEST = 12;

  static PictureFolder of(Path path) {
    return new PictureFolder(path);
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  /** The pictures directly in it. */
  List<Path> pictures() {
    return list(PictureFolder::isPicture);
  }

  /** The pictures in it and in the folders below. */
  List<Path> allPictures() {
    if (!exists()) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(path, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(file -> isPicture(file) && !isHidden(path.relativize(file)))
          .sorted(comparing(file -> slashed(path.relativize(file))))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unlistable(e);
    }
  }

  /** The pictures and folders directly in it, in the order in which a walk meets them. */
  List<Path> entries() {
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(child -> !isHidden(path.relativize(child)))
          .filter(child -> isPicture(child) || Files.isDirectory(child))
          .map(Entry::of)
          .sorted(comparing(Entry::key))
          .map(Entry::path)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unlistable(e);
    }
  }

  /** The folders directly in it. */
  List<PictureFolder> folders() {
    return list(Files::isDirectory).stream().map(PictureFolder::new).toList();
  }

  /** The folder directly in it with one of these names. */
  Optional<PictureFolder> child(String... names) {
    return child(Set.copyOf(Arrays.asList(names)));
  }

  /** The folder directly in it with one of these lower-case names. */
  Optional<PictureFolder> child(Set<String> names) {
    return folders().stream().filter(folder -> names.contains(lower(folder.name()))).findFirst();
  }

  String name() {
    return fileName(path);
  }

  /** Pictures by their lower-case name without extension. */
  Map<String, Path> picturesByStem() {
    return byStem(pictures().stream());
  }

  static Map<String, Path> byStem(Stream<Path> files) {
    return files.collect(
        Collectors.toMap(
            file -> lower(stem(file)), file -> file, (first, second) -> first, TreeMap::new));
  }

  /** What is there instead, for error messages: "3 folders (a, b, c) and 12 files (*.txt)". */
  String contents() {
    if (Files.isRegularFile(path)) {
      return "one file";
    }
    List<Path> files = list(file -> !Files.isDirectory(file));
    List<PictureFolder> folders = folders();
    if (files.isEmpty() && folders.isEmpty()) {
      return "nothing";
    }
    return "%d folders%s and %d files%s"
        .formatted(
            folders.size(),
            some(folders.stream().map(PictureFolder::name)),
            files.size(),
            some(files.stream().map(file -> "*." + extension(file)).distinct()));
  }

  static String stem(Path file) {
    String name = fileName(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The path below a root with forward slashes. */
  static String id(Path root, Path file) {
    return slashed(root.relativize(file));
  }

  static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private List<Path> list(Predicate<Path> wanted) {
    if (!exists()) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(file -> !isHidden(path.relativize(file)))
          .filter(wanted)
          .sorted(comparing(PictureFolder::fileName))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unlistable(e);
    }
  }

  /** A folder's name ends in a slash, so that sorting by key sorts by path. */
  private record Entry(Path path, String key) {

    static Entry of(Path path) {
      return new Entry(path, fileName(path) + (Files.isDirectory(path) ? "/" : ""));
    }
  }

  private DatasetException unlistable(Exception cause) {
    return new DatasetException(
        "The folder " + path + " cannot be listed: " + cause.getMessage() + ".", cause);
  }

  private static boolean isPicture(Path file) {
    return EXTENSIONS.contains(extension(file)) && !Files.isDirectory(file);
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || name.equals("__MACOSX") || name.equalsIgnoreCase("Thumbs.db")) {
        return true;
      }
    }
    return false;
  }

  private static String extension(Path file) {
    String name = fileName(file);
    return lower(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String slashed(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  private static String some(Stream<String> names) {
    String text = names.limit(6).collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : " (" + text + ")";
  }
}
