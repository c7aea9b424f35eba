package dev.loupe.station.setting;

/** Names that settings give to things. */
final class Names {

  private Names() {}

  static void require(String what, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          what
              + ".name needs 1 to 64 of A-Z a-z 0-9 - _ . and begins with none of the last three: "
              + name);
    }
  }
}
