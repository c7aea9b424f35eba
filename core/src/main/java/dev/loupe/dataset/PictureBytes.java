package dev.loupe.dataset;

import dev.loupe.image.Picture;
import dev.loupe.image.PictureReader;

/** A picture whose undecoded bytes are in memory. Not copied: they must not be written to. */
@SuppressWarnings("ArrayRecordComponent")
record PictureBytes(String name, byte[] content) implements PictureSource {

  private static final PictureReader READER = new PictureReader();

  @Override
  public Picture picture() {
    return picture(content);
  }

  @Override
  public Picture picture(byte[] bytes) {
    return READER.read(bytes, name);
  }
}
