package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures that were asked for on the command line, by file or by folder. */
final class PicturesAsked {

  private PicturesAsked() {}

  /**
   * One picture.
   *
   * @param file where it lies
   * @param name below the folder that was named; for a file, its own
   */
  record Asked(Path file, Path name) {

    static Asked of(Path file) {
      return new Asked(file, Optional.ofNullable(file.getFileName()).orElse(file));
    }
  }

  /**
   * All of them, folders searched to the bottom.
   *
   * @param paths files and folders
   * @param results a folder whose pictures are results, not to be inspected themselves
   * @throws LoupeException when a path is not there, or a folder holds no picture
   */
  static List<Asked> of(List<Path> paths, Optional<Path> results) {
    List<Asked> pictures = new ArrayList<>();
    for (Path path : paths) {
      pictures.addAll(of(path, results.map(folder -> folder.toAbsolutePath().normalize())));
    }
    return pictures;
  }

  private static List<Asked> of(Path path, Optional<Path> results) {
    if (!Files.exists(path)) {
      throw new LoupeException(
          "There is no picture or folder " + path + " to inspect. Check the path.");
    }
    return Files.isDirectory(path) ? below(path, results) : List.of(Asked.of(path));
  }

  private static List<Asked> below(Path folder, Optional<Path> results) {
    List<Asked> pictures =
        PictureFiles.below(folder).stream()
            .filter(file -> results.filter(file.toAbsolutePath().normalize()::startsWith).isEmpty())
            .map(file -> new Asked(file, folder.relativize(file)))
            .toList();
    if (pictures.isEmpty()) {
      throw new LoupeException(
          "The folder "
              + folder
              + " holds no picture to inspect. Looked for PNG, JPEG, BMP and TIFF files in it and"
              + " below it.");
    }
    return pictures;
  }
}
