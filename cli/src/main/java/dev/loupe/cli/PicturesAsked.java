package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The pictures that were asked for on the command line, by file or by folder. Folders are searched
 * as the pictures are drawn, so that they may hold millions.
 */
final class PicturesAsked implements Iterable<PicturesAsked.Asked> {

  private final List<Path> paths;
  private final Optional<Path> results;

  private PicturesAsked(List<Path> paths, Optional<Path> results) {
    this.paths = List.copyOf(paths);
    this.results = results.map(PicturesAsked::absolute);
  }

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
  static PicturesAsked of(List<Path> paths, Optional<Path> results) {
    PicturesAsked asked = new PicturesAsked(paths, results);
    paths.forEach(asked::requireSome);
    return asked;
  }

  private void requireSome(Path path) {
    if (!Files.exists(path)) {
      throw new LoupeException(
          "There is no picture or folder " + path + " to inspect. Check the path.");
    }
    if (!below(path).hasNext()) {
      throw new LoupeException(
          "The folder "
              + path
              + " holds no picture to inspect. Looked for PNG, JPEG, BMP and TIFF files in it and"
              + " below it.");
    }
  }

  /** How many there are; looks through the folders. */
  long count() {
    return stream().count();
  }

  /** The pictures as a stream that draws one at a time. */
  Stream<Asked> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<Asked> iterator() {
    return new PathAfterPath(paths.iterator());
  }

  private Iterator<Asked> below(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(Asked.of(path)).iterator();
    }
    Iterable<Path> walk = () -> PictureFiles.walk(path);
    return StreamSupport.stream(walk.spliterator(), false)
        .filter(file -> results.filter(absolute(file)::startsWith).isEmpty())
        .map(file -> new Asked(file, path.relativize(file)))
        .iterator();
  }

  /** Unlike the iterator of a flat-mapped stream, this one does not gather a folder first. */
  private final class PathAfterPath implements Iterator<Asked> {

    private final Iterator<Path> rest;
    private Iterator<Asked> current = Collections.emptyIterator();

    PathAfterPath(Iterator<Path> rest) {
      this.rest = rest;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && rest.hasNext()) {
        current = below(rest.next());
      }
      return current.hasNext();
    }

    @Override
    public Asked next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }

  /** A path that is the same wherever the command was started from. */
  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
