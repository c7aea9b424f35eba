package dev.loupe.dataset.boards;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.image.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder under construction beside the one it will become: it takes its name only when it is
 * complete, and vanishes when it is closed before.
 */
final class BoardsFolder implements AutoCloseable {

  private final Path root;
  private final Path draft;

  private BoardsFolder(Path root, Path draft) {
    this.root = root;
    this.draft = draft;
  }

  /**
   * Begins a folder.
   *
   * @throws LoupeException when something is there already
   */
  static BoardsFolder begin(Path root) throws IOException {
    Path target = root.toAbsolutePath().normalize();
    requireFree(target);
    Path parent = target.getParent();
    if (parent == null) {
      throw new LoupeException("Boards cannot be written to " + root + "; name a folder below it.");
    }
    Files.createDirectories(parent);
    String name = "." + target.getFileName() + ".part-" + ProcessHandle.current().pid();
    return new BoardsFolder(target, Files.createDirectory(parent.resolve(name)));
  }

  private static void requireFree(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new LoupeException(
          "Boards were to be written to the new folder "
              + target
              + ", but a file of that name is"
              + " there. Name another folder.");
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isPresent()) {
        throw new LoupeException(
            "Boards were to be written to the new folder "
                + target
                + ", but it is there and not"
                + " empty. Name another folder, or remove this one first.");
      }
    }
  }

  void add(BoardOrder order, PaintedBoard board) throws IOException {
    PictureWriter.png(board.picture(), ready(order.path()));
    if (order.defect().isPresent()) {
      PictureWriter.png(board.mask(), ready(order.maskPath()));
    }
  }

  private Path ready(String path) throws IOException {
    Path file = draft.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return file;
  }

  /** Writes the manifest and gives the folder its name. */
  void finish(BoardsManifest manifest) throws IOException {
    Json.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(draft.resolve("boards.json").toFile(), manifest);
    requireFree(root);
    Files.deleteIfExists(root);
    Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    if (Files.exists(draft)) {
      List<Path> remains;
      try (Stream<Path> walk = Files.walk(draft)) {
        remains = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : remains) {
        Files.delete(path);
      }
    }
  }
}
