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

  /** The undecoded content, for hashing; for a file, its bytes. */
  byte[] content();

  /**
   * The decoded picture.
   *
   * @throws dev.loupe.image.UnreadablePictureException when it cannot be decoded
   */
  Picture picture();
}
