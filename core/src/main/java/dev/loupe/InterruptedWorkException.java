package dev.loupe;

/**
 * The user asked long work to stop (Ctrl-C) and it did, between two steps, leaving nothing half
 * written.
 */
public final class InterruptedWorkException extends LoupeException {

  /** What was interrupted, and whether it can be resumed. */
  public InterruptedWorkException(String message) {
    super(message);
  }

  /** Throws when this thread was interrupted. Long loops call it once a step. */
  public static void throwIfInterrupted(String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedWorkException(what);
    }
  }
}
