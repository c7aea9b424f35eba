package dev.loupe.station.watch;

import dev.loupe.dataset.PictureSource;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureReader;

/** A picture whose bytes were read already: what was hashed is what is judged. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HeldPicture(String name, byte[] content) implements PictureSource {

  private static final PictureReader READER = new PictureReader();

  @Override
  public Picture picture() {
    return READER.read(content, name);
  }
}
