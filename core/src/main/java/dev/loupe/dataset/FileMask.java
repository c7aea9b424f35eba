package dev.loupe.dataset;

import dev.loupe.image.Mask;
import dev.loupe.image.MaskInfo;
import dev.loupe.image.MaskReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mask in one file, or in several that are laid over each other. Which levels are set is told by
 * {@link MaskReader}.
 *
 * @param files at least one
 */
record FileMask(List<Path> files) implements MaskSource {

  private static final MaskReader READER = new MaskReader();

  FileMask {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A mask needs a file");
    }
  }

  /** The mask called {@code STEM_mask} or {@code STEM}. */
  static Optional<MaskSource> named(String lowerCaseStem, Map<String, Path> masks) {
    return Optional.ofNullable(masks.get(lowerCaseStem + "_mask"))
        .or(() -> Optional.ofNullable(masks.get(lowerCaseStem)))
        .map(file -> new FileMask(List.of(file)));
  }

  @Override
  public Mask mask(int width, int height) {
    boolean[] set = new boolean[width * height];
    for (Path file : files) {
      mark(set, requireSize(READER.read(file), width, height, file));
    }
    return new Mask(width, height, set);
  }

  private static void mark(boolean[] set, Mask mask) {
    for (int i = 0; i < set.length; i++) {
      set[i] |= mask.set()[i];
    }
  }

  private static Mask requireSize(Mask mask, int width, int height, Path file) {
    if (mask.width() != width || mask.height() != height) {
      throw wrongSize(file, mask.width(), mask.height(), width, height);
    }
    return mask;
  }

  private static WrongMaskSizeException wrongSize(
      Path file, int maskWidth, int maskHeight, int width, int height) {
    return new WrongMaskSizeException(
        "The mask %s is %d x %d pixels, its picture %d x %d; draw it at the size of the picture."
            .formatted(file, maskWidth, maskHeight, width, height));
  }

  /** Whether no pixel is set, whatever the size. */
  boolean isEmpty() {
    return files.stream().allMatch(file -> READER.inspect(file).set() == 0);
  }

  /** What a check wants to know, for one reading of the files. */
  MaskLook look(int width, int height) {
    boolean binary = true;
    boolean empty = true;
    for (Path file : files) {
      MaskInfo info = READER.inspect(file);
      if (info.width() != width || info.height() != height) {
        throw wrongSize(file, info.width(), info.height(), width, height);
      }
      binary &= info.levels().size() <= 2;
      empty &= info.set() == 0;
    }
    return new MaskLook(binary, empty);
  }

  @Override
  public byte[] content() {
    FieldHash sha = new FieldHash();
    files.forEach(file -> sha.add(new FilePicture(file).content()));
    return sha.hex().getBytes(StandardCharsets.US_ASCII);
  }
}
