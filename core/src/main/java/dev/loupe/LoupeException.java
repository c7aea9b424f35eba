package dev.loupe;

/**
 * The root of everything that can go wrong in the world outside the program: an unreadable picture,
 * a folder that holds no data set, an artifact that was altered. Its message says what was
 * expected, what was found, where, and what to do.
 *
 * <p>A programmer's mistake is an {@link IllegalArgumentException} instead.
 */
public class LoupeException extends RuntimeException {

  /** An exception whose message a plant engineer can act on. */
  public LoupeException(String message) {
    super(message);
  }

  /** The same, keeping what the library below said. */
  public LoupeException(String message, Throwable cause) {
    super(message, cause);
  }
}
