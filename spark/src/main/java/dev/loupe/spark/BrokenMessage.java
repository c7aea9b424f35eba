package dev.loupe.spark;

import dev.loupe.dataset.PictureSource;
import dev.loupe.image.Picture;
import dev.loupe.image.UnreadablePictureException;

/**
 * The picture of a message that has none.
 *
 * @param fault why, for the record
 */
record BrokenMessage(String fault) implements PictureSource {

  @Override
  public byte[] content() {
    throw new UnreadablePictureException(fault);
  }

  @Override
  public Picture picture() {
    throw new UnreadablePictureException(fault);
  }
}
