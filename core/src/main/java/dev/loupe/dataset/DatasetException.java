package dev.loupe.dataset;

import dev.loupe.LoupeException;

/** A folder or list does not hold the data set it should; the message says what was looked for. */
public final class DatasetException extends LoupeException {

  /** What was expected, what was found, where, and what to do. */
  public DatasetException(String message) {
    super(message);
  }

  /** The same, keeping what the library below said. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
