package dev.loupe.image;

import dev.loupe.LoupeException;

/**
 * A file that should be a picture cannot be read as one; the message names the file and the reason.
 */
public final class UnreadablePictureException extends LoupeException {

  /** Why the picture cannot be read. */
  public UnreadablePictureException(String message) {
    super(message);
  }

  /** Why the picture cannot be read, with what the decoder said. */
  public UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
