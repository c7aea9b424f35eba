package dev.loupe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/**
 * Writes a file so that a reader sees the old one or the whole new one, never half of it: the
 * content goes to a neighbour first, is forced to disk, and is then moved into place.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes bytes. */
  public static void write(Path target, byte[] content) {
    write(target, out -> out.write(content));
  }

  /**
   * Writes what the body writes.
   *
   * @throws LoupeException when the disk is full or the place cannot be written; what stood there
   *     before stands there still
   */
  public static void write(Path target, Body body) {
    Path absolute = target.toAbsolutePath();
    Path beside =
        absolute.resolveSibling(absolute.getFileName() + ".part-" + ProcessHandle.current().pid());
    boolean moved = false;
    try {
      Files.createDirectories(absolute.getParent());
      try (OutputStream out = Files.newOutputStream(beside)) {
        body.writeTo(out);
      }
      force(beside);
      move(beside, absolute);
      moved = true;
    } catch (IOException e) {
      throw new LoupeException(
          "Could not write "
              + target
              + ": "
              + reason(e)
              + ". What stood there before is unchanged. Free some space or"
              + " choose another place, then try again.",
          e);
    } finally {
      if (!moved) {
        discard(beside);
      }
    }
  }

  /** What an output error means, in words. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission to write there";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      LoggerFactory.getLogger(AtomicFile.class).debug("Left {} behind", beside, e);
    }
  }

  /** What is to be written. */
  @FunctionalInterface
  public interface Body {
    /** Writes everything; does not close. */
    void writeTo(OutputStream out) throws IOException;
  }
}
