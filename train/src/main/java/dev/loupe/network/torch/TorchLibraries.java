package dev.loupe.network.torch;

import dev.loupe.CacheFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.LoggerFactory;

/**
 * Unpacks libtorch's libraries out of their archives (half a gigabyte) on the first use of a
 * version on a machine, and loads them.
 *
 * <p>JavaCPP, which does this by itself too, loads whatever file it finds at the place: one that
 * another process is still writing, or that a killed one left half written, ends the process with
 * SIGBUS, the latter each time from then on. So processes wait here for the one that unpacks, and
 * what was not unpacked to the end is removed first.
 */
final class TorchLibraries {

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private TorchLibraries() {}

  /** Loads the libraries; does nothing when they are loaded. */
  static synchronized void load() {
    if (System.getProperty(CACHE) == null) {
      try {
        unpack(CacheFolder.of("libtorch"));
      } catch (IOException e) {
        LoggerFactory.getLogger(TorchLibraries.class)
            .warn("libtorch is unpacked where JavaCPP does so, as Loupe's own cache fails", e);
        System.clearProperty(CACHE);
      }
    }
    loadAll();
  }

  private static void unpack(Path root) throws IOException {
    Path folder = root.resolve(Loader.getVersion("org.bytedeco", "pytorch", torch.class));
    Path complete = folder.resolve("complete");
    Files.createDirectories(root);
    System.setProperty(CACHE, folder.toString());
    if (Files.exists(complete)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      if (!Files.exists(complete)) {
        if (Files.exists(folder)) {
          Loader.deleteDirectory(folder.toFile());
        }
        Files.createDirectories(folder);
        loadAll();
        Files.createFile(complete);
      }
    }
  }

  private static void loadAll() {
    Loader.load(torch.class);
    Loader.load(openblas_full.class);
  }
}
