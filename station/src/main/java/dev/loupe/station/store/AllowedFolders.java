package dev.loupe.station.store;

import dev.loupe.LoupeException;
import dev.loupe.station.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders that the station may read, and nothing outside them: paths are resolved with all
 * their links before they are compared.
 *
 * <pre>{@code
 * Path picture = allowed.file("/data/boards/0815.png"); // throws for /etc/passwd and for links out
 * }</pre>
 */
public final class AllowedFolders {

  private final List<Path> roots;

  private AllowedFolders(List<Path> roots) {
    this.roots = roots;
  }

  /**
   * These folders, links resolved.
   *
   * @throws LoupeException when one of them is not there
   */
  public static AllowedFolders of(List<Path> folders) {
    return new AllowedFolders(folders.stream().map(AllowedFolders::resolved).toList());
  }

  private static Path resolved(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new LoupeException(
          "The setting 'folders' names " + folder + ", which cannot be read: " + e, e);
    }
    throw new LoupeException("The setting 'folders' names " + folder + ", which is no folder.");
  }

  /** The folders, links resolved. */
  public List<Path> roots() {
    return roots;
  }

  /**
   * The real path of a regular file inside.
   *
   * @throws Refusal when it lies outside, or is not there
   */
  public Path file(String path) {
    Path real = real(path);
    if (!Files.isRegularFile(real)) {
      throw Refusal.notFound("file", path);
    }
    return real;
  }

  /**
   * The real path of a folder inside.
   *
   * @throws Refusal when it lies outside, or is not there
   */
  public Path folder(String path) {
    Path real = real(path);
    if (!Files.isDirectory(real)) {
      throw Refusal.notFound("folder", path);
    }
    return real;
  }

  private Path real(String path) {
    try {
      Path real = Path.of(path).toAbsolutePath().toRealPath();
      if (roots.stream().anyMatch(real::startsWith)) {
        return real;
      }
    } catch (IOException | InvalidPathException e) {
      throw refused(path, e);
    }
    throw refused(path, null);
  }

  /** The same whether something lies there or not: nobody should learn what is outside. */
  private Refusal refused(String path, @org.jspecify.annotations.Nullable Exception cause) {
    String message =
        "'"
            + path
            + "' cannot be read: it is not there, or not inside one of the folders of the setting"
            + " 'folders'.";
    return cause == null
        ? new Refusal(Refusal.Kind.PATH_NOT_ALLOWED, message)
        : new Refusal(Refusal.Kind.PATH_NOT_ALLOWED, message, cause);
  }
}
