package dev.loupe.method;

import dev.loupe.LoupeException;

/** A setting that does not exist, or has a value it cannot have. */
public final class SettingsException extends LoupeException {

  /** Which setting, what was found, what is possible. */
  public SettingsException(String message) {
    super(message);
  }

  /** The same, with what the parser said. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
