package dev.loupe.station.store;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which a station keeps everything: {@code station.db}, {@code pictures/}, {@code
 * maps/}, {@code models/}, {@code jobs/}. One process at a time owns it.
 *
 * <p>Whoever takes it closes it.
 */
public final class StationFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private StationFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder, and makes it when it is not there, readable by its owner only.
   *
   * @throws LoupeException when another station runs on it, or it cannot be written
   */
  public static StationFolder take(Path folder) {
    try {
      Path root = made(folder.toAbsolutePath());
      FileChannel channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tried(channel);
      if (lock == null) {
        channel.close();
        throw new LoupeException(
            "Another station runs on "
                + folder
                + ". Stop it first, or give this one another folder with --data DIR.");
      }
      return new StationFolder(root, channel, lock);
    } catch (IOException e) {
      throw new LoupeException("The station's folder " + folder + " cannot be used: " + e, e);
    }
  }

  private static Path made(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return folder.toRealPath();
  }

  private static @org.jspecify.annotations.Nullable FileLock tried(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** The folder's free disk space. */
  public long freeBytes() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
