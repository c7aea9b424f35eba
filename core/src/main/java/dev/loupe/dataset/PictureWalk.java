package dev.loupe.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The pictures below a folder, found as they are asked for, in the order of {@link
 * PictureFiles#below}. Only the names in the folders from the top to the current one are held.
 */
final class PictureWalk implements Iterator<Path> {

  private static final int DEEPEST = 12;

  private final Deque<Level> levels = new ArrayDeque<>();
  private final Deque<Path> found = new ArrayDeque<>(1);

  private record Level(Path folder, Iterator<Path> rest) {}

  PictureWalk(Path top) {
    if (Files.isDirectory(top)) {
      enter(top);
    }
  }

  private void enter(Path folder) {
    for (Level above : levels) {
      if (same(above.folder(), folder)) {
        throw new DatasetException(
            "The folder "
                + folder
                + " leads back to "
                + above.folder()
                + ", which holds it. Remove the link.");
      }
    }
    if (levels.size() <= DEEPEST) {
      levels.push(new Level(folder, PictureFolder.of(folder).entries().iterator()));
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && !levels.isEmpty()) {
      step();
    }
    return !found.isEmpty();
  }

  private void step() {
    Level level = levels.element();
    if (!level.rest().hasNext()) {
      levels.pop();
      return;
    }
    Path next = level.rest().next();
    if (Files.isDirectory(next)) {
      enter(next);
    } else {
      found.add(next);
    }
  }

  @Override
  public Path next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }
}
