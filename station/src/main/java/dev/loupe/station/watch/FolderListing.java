package dev.loupe.station.watch;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the regular files of a folder; follows no links, and stops at a bound. */
final class FolderListing {

  /** A folder that holds more is listed in part; the rest comes when these are gone. */
  static final int MOST = 20_000;

  private FolderListing() {}

  static List<ListedFile> of(Path folder) {
    List<ListedFile> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        look(entry).ifPresent(files::add);
        if (files.size() >= MOST) {
          break;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new LoupeException("The watched folder " + folder + " cannot be listed: " + e, e);
    }
    return files;
  }

  /** A file that is gone before it was looked at was not listed. */
  private static Optional<ListedFile> look(Path file) {
    try {
      BasicFileAttributes look =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return look.isRegularFile()
          ? Optional.of(
              new ListedFile(
                  file.getFileName().toString(),
                  look.size(),
                  look.lastModifiedTime().toMillis(),
                  Optional.ofNullable(look.fileKey()).map(Object::toString)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
