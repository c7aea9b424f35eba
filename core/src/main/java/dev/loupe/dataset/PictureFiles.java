package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The picture files of a folder, where nothing is known about them but that they are pictures.
 *
 * <pre>{@code
 * for (Path file : PictureFiles.below(Path.of("in"))) {
 *   inspector.inspect(Arrival.of(file.toString(), PictureSource.of(file)));
 * }
 * }</pre>
 */
public final class PictureFiles {

  private PictureFiles() {}

  /**
   * The pictures in a folder and in the folders below, sorted by path. Told by their endings;
   * hidden files are not seen. A picture of a kind that is not read, and a broken link, are among
   * them, so that they are reported rather than lost.
   *
   * @throws DatasetException when the folder cannot be listed
   */
  public static List<Path> below(Path folder) {
    return PictureFolder.of(folder).allPictures();
  }

  /**
   * The same pictures in the same order, found as they are asked for, for folders that hold
   * millions: only the names in one folder, and in those above it, are in memory.
   *
   * @throws DatasetException from the iterator, when a folder cannot be listed
   */
  public static Iterator<Path> walk(Path folder) {
    return new PictureWalk(folder);
  }
}
