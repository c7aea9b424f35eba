package dev.loupe.detector;

import dev.loupe.LoupeException;

/**
 * A detector artifact is refused: cut short, altered, from a newer Loupe, or giving other scores on
 * this machine.
 */
public final class ArtifactException extends LoupeException {

  /** Which artifact is refused, and why. */
  public ArtifactException(String message) {
    super(message);
  }

  /** The same, with what the reader said. */
  public ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
