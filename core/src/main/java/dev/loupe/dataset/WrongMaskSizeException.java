package dev.loupe.dataset;

import dev.loupe.LoupeException;

/** A mask is not as large as its picture, so nobody knows which pixels it means. */
public final class WrongMaskSizeException extends LoupeException {

  /** Both sizes and the file. */
  public WrongMaskSizeException(String message) {
    super(message);
  }
}
