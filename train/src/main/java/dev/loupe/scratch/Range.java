package dev.loupe.scratch;

/** What settings allow. */
public final class Range {

  private Range() {}

  /**
   * Refuses a setting.
   *
   * @throws IllegalArgumentException with the message
   */
  public static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
