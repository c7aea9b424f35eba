package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the board generator writes: the layout of {@code mvtec} with its recipe beside it. */
final class BoardsFormat implements DatasetFormat {

  @Override
  public String id() {
    return "boards";
  }

  @Override
  public String layout() {
    return "boards.json beside train/good, test/<type> and ground_truth/<type>, as the board generator writes them";
  }

  @Override
  public boolean fits(Path path) {
    return isThere(path);
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    PictureFolder root = PictureFolder.of(path);
    if (!isThere(path)) {
      throw Categories.missing(path, this);
    }
    return new Dataset(root.name(), id(), MvtecFormat.samples(root));
  }

  static boolean isThere(Path path) {
    return Files.isRegularFile(path.resolve("boards.json"))
        && MvtecFormat.isLaidOut(PictureFolder.of(path));
  }
}
