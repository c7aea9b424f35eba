package dev.loupe.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Writes small pictures, masks and texts below a folder. Every picture differs from the others. */
final class Plant {

  static final int WIDTH = 8;
  static final int HEIGHT = 6;

  private final Path root;
  private int pictures;

  Plant(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Plant pictures(String... names) {
    for (String name : names) {
      int shade = 40 + 7 * pictures++;
      grey(name, WIDTH, HEIGHT, (x, y) -> (shade + x * y) & 0xff);
    }
    return this;
  }

  /** A mask with one set pixel. */
  Plant masks(String... names) {
    for (String name : names) {
      grey(name, WIDTH, HEIGHT, (x, y) -> x == 2 && y == 3 ? 255 : 0);
    }
    return this;
  }

  Plant emptyMasks(String... names) {
    for (String name : names) {
      grey(name, WIDTH, HEIGHT, (x, y) -> 0);
    }
    return this;
  }

  Plant grey(String name, int width, int height, IntBinaryOperator level) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, level.applyAsInt(x, y));
      }
    }
    return image(name, image);
  }

  Plant image(String name, BufferedImage image) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    try {
      ImageIO.write(image, extension, file(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Plant text(String name, String... lines) {
    try {
      Files.write(file(name), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Plant bytes(String name, byte[] content) {
    try {
      Files.write(file(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Plant copy(String from, String to) {
    try {
      return bytes(to, Files.readAllBytes(root.resolve(from)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset open() {
    return open(DatasetOptions.DEFAULT);
  }

  Dataset open(DatasetOptions options) {
    return Datasets.open(root, options);
  }

  static Sample sample(Dataset dataset, String id) {
    return dataset.samples().stream()
        .filter(sample -> sample.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample " + id + " in " + ids(dataset)));
  }

  static List<String> ids(Dataset dataset) {
    return dataset.samples().stream().map(Sample::id).toList();
  }

  static long count(Dataset dataset, Split split, Label label) {
    return dataset.samples().stream()
        .filter(sample -> sample.split() == split && sample.label() == label)
        .count();
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
