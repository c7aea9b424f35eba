package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.util.Arrays;
import java.util.Locale;

/** What the value of a message is. */
public enum MessageValue {
  /** The bytes of a picture's file, PNG, JPEG, BMP or TIFF. */
  PICTURE,
  /** The path of a picture, UTF-8, that every executor can read. */
  PATH;

  /**
   * The one that a user names.
   *
   * @throws LoupeException when there is none of that name
   */
  static MessageValue named(String word) {
    return Arrays.stream(values())
        .filter(value -> value.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new LoupeException(
                    "A message's value is one of "
                        + Arrays.toString(values())
                        + ", not '"
                        + word
                        + "'."));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
