package dev.loupe.dataset;

import dev.loupe.image.DecodeLimits;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureInfo;
import dev.loupe.image.PictureReader;
import dev.loupe.image.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A picture in a file, read anew each time. */
record FilePicture(Path path) implements PictureSource {

  private static final PictureReader READER = new PictureReader();

  @Override
  public byte[] content() {
    try {
      requireBearable(Files.size(path));
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new UnreadablePictureException(
          "There is no file " + path + ", or it is a link to one that is gone.", e);
    } catch (IOException e) {
      throw new UnreadablePictureException("The file " + path + " cannot be read: " + e + ".", e);
    }
  }

  @Override
  public Picture picture() {
    return picture(content());
  }

  @Override
  public Picture picture(byte[] content) {
    return READER.read(content, path.toString());
  }

  /** What the header says, from bytes already read. */
  PictureInfo info(byte[] content) {
    return READER.probe(content, path.toString());
  }

  private void requireBearable(long bytes) {
    if (bytes > DecodeLimits.STANDARD.maxBytes()) {
      throw new UnreadablePictureException(
          "The file %s has %,d bytes; at most %,d are read."
              .formatted(path, bytes, DecodeLimits.STANDARD.maxBytes()));
    }
  }
}
