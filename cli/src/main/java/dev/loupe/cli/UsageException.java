package dev.loupe.cli;

import dev.loupe.LoupeException;
import java.util.function.Supplier;

/** The command line, or a file it names, asks for something that cannot be. */
final class UsageException extends LoupeException {

  /** What was expected, what was found. */
  UsageException(String message) {
    super(message);
  }

  /** The same, with what the constructor of the value said. */
  UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A value whose parts came from the command line, so that what it refuses is the user's to mend.
   */
  static <T> T refused(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
