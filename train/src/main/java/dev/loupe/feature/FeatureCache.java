package dev.loupe.feature;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Moments;
import dev.loupe.Progress;
import dev.loupe.dataset.PictureSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The patch features of many pictures, computed once. They stay in memory where the budget allows,
 * else in a temporary file that is mapped into memory and removed on closing.
 *
 * <pre>{@code
 * try (FeatureCache cache = FeatureCache.of(extractor, pictures, 2L << 30, progress)) {
 *   cache.gather(rows, batch); // float[rows.length * dimension]
 * }
 * }</pre>
 *
 * <p>Rows are numbered through: row {@code image * patches + patch}. Safe for several reading
 * threads.
 */
public final class FeatureCache implements AutoCloseable {

  private static final String INTERRUPTED = "Computing the features was interrupted";

  private final FeatureGrid grid;
  private final List<FloatBuffer> images;
  private final Optional<Path> folder;

  private FeatureCache(FeatureGrid grid, List<FloatBuffer> images, Optional<Path> folder) {
    this.grid = grid;
    this.images = List.copyOf(images);
    this.folder = folder;
  }

  /**
   * Computes the features of pictures.
   *
   * @param budget bytes of memory they may take; beyond it they go to disk, which is said
   * @throws LoupeException when they are to go to disk and there is no room
   * @throws InterruptedWorkException when this thread is interrupted
   */
  public static FeatureCache of(
      FeatureExtractor extractor,
      List<? extends PictureSource> pictures,
      long budget,
      Progress progress) {
    FeatureGrid grid = extractor.grid();
    long bytes = Math.multiplyExact(grid.bytes(), pictures.size());
    Optional<Path> folder =
        bytes <= budget ? Optional.empty() : Optional.of(temporaryFolder(bytes));
    folder.ifPresent(on -> progress.remark(inWords(pictures.size(), bytes, budget, on)));
    FeatureCache cache = new FeatureCache(grid, buffers(grid, pictures.size(), folder), folder);
    try {
      cache.fill(extractor, pictures, progress);
      return cache;
    } catch (RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  private void fill(
      FeatureExtractor extractor, List<? extends PictureSource> pictures, Progress progress) {
    try (Progress.Task task = progress.start("features", pictures.size())) {
      for (int i = 0; i < pictures.size(); i++) {
        InterruptedWorkException.throwIfInterrupted(INTERRUPTED);
        images.get(i).duplicate().put(extractor.extract(pictures.get(i).picture()));
        task.advance(1);
      }
    }
  }

  /** The size of one picture's features. */
  public FeatureGrid grid() {
    return grid;
  }

  /** How many pictures. */
  public int images() {
    return images.size();
  }

  /** How many rows: pictures times patches. */
  public long rows() {
    return (long) images.size() * grid.patches();
  }

  /** Whether the features lie on disk. */
  public boolean onDisk() {
    return folder.isPresent();
  }

  /** Copies one patch's features to a place in an array. */
  public void row(long row, float[] into, int offset) {
    int image = Math.toIntExact(row / grid.patches());
    int patch = (int) (row % grid.patches());
    images.get(image).get(patch * grid.dimension(), into, offset, grid.dimension());
  }

  /** Copies all features of a picture to a place in an array. */
  public void image(int image, float[] into, int offset) {
    images.get(image).get(0, into, offset, grid.floats());
  }

  /** Copies rows, one behind the other. */
  public void gather(long[] rows, float[] into) {
    for (int i = 0; i < rows.length; i++) {
      row(rows[i], into, i * grid.dimension());
    }
  }

  /** Mean and deviation of every dimension over all rows, in one pass over the features. */
  public FeatureScale scale() {
    Moments moments = new Moments(grid.dimension());
    float[] image = new float[grid.floats()];
    for (int i = 0; i < images(); i++) {
      image(i, image, 0);
      moments.add(image);
    }
    return FeatureScale.of(moments);
  }

  /** Removes the temporary file, where there is one. */
  @Override
  public void close() {
    folder.ifPresent(FeatureCache::remove);
  }

  private static List<FloatBuffer> buffers(FeatureGrid grid, int count, Optional<Path> folder) {
    if (folder.isPresent()) {
      return mapped(grid, count, folder.get().resolve("features"));
    }
    List<FloatBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buffers.add(FloatBuffer.allocate(grid.floats()));
    }
    return buffers;
  }

  private static List<FloatBuffer> mapped(FeatureGrid grid, int count, Path file) {
    List<FloatBuffer> buffers = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int i = 0; i < count; i++) {
        buffers.add(
            channel
                .map(FileChannel.MapMode.READ_WRITE, i * grid.bytes(), grid.bytes())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer());
      }
      return buffers;
    } catch (IOException e) {
      remove(file.resolveSibling(""));
      InterruptedWorkException.throwIfInterrupted(INTERRUPTED);
      throw new LoupeException(
          "The features of %d pictures need %d MB on disk at %s: %s"
              .formatted(count, count * grid.bytes() >> 20, file, e),
          e);
    }
  }

  private static String inWords(int pictures, long bytes, long budget, Path folder) {
    return "The features of %d pictures take %d MiB, more than the memory budget of %d MiB; they go to a file in %s, removed in the end."
        .formatted(pictures, bytes >> 20, budget >> 20, folder);
  }

  private static Path temporaryFolder(long bytes) {
    try {
      Path folder = Files.createTempDirectory("loupe-features");
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < bytes) {
        Files.delete(folder);
        throw new LoupeException(
            "The features take %d MiB, more than the memory budget, and %s has room for %d MiB. Raise --memory-budget, free room, or choose another folder with LOUPE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR."
                .formatted(bytes >> 20, folder.getParent(), room >> 20));
      }
      return folder;
    } catch (IOException e) {
      throw new LoupeException("No temporary folder can be made for the features: " + e, e);
    }
  }

  private static void remove(Path folder) {
    folder.resolve("features").toFile().delete();
    folder.toFile().delete();
  }
}
