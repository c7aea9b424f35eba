package dev.loupe.dataset;

import dev.loupe.image.Picture;
import java.nio.file.Path;

/**
 * Where the pixels of a sample come from: a file, an entry of an archive, a generator. Reading is
 * done anew at each call; nothing is kept. Safe for several threads.
 */
public interface PictureSource {

  /** A picture in a file. */
  static PictureSource of(Path file) {
    return new FilePicture(file);
  }

  /**
   * A picture whose bytes are in memory.
   *
   * @param name what to call it in messages
   */
  static PictureSource of(String name, byte[] content) {
    return new PictureBytes(name, content);
  }

  /** The undecoded content, for hashing; for a file, its bytes. */
  byte[] content();

  /**
   * The decoded picture.
   *
   * @throws dev.loupe.image.UnreadablePictureException when it cannot be decoded
   */
  Picture picture();

  /**
   * The decoded picture, from content that was read already, so that a file is read once.
   *
   * @param content as {@link #content} gave it
   */
  default Picture picture(byte[] content) {
    return picture();
  }
}
