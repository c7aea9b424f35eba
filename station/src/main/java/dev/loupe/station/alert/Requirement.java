package dev.loupe.station.alert;

/** What settings must fulfil. */
final class Requirement {

  private Requirement() {}

  static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
