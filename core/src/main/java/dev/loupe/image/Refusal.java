package dev.loupe.image;

/** Makes the exceptions of this package say what was expected, what was found and what to do. */
final class Refusal {

  static final String COPY_AGAIN = "Copy the file again or take the picture anew";
  static final String SAVE_AS = "Save it as " + PictureFormat.ACCEPTED;

  private Refusal() {}

  static UnreadablePictureException of(String name, String expected, String found, String remedy) {
    return new UnreadablePictureException(sentence(name, expected, found, remedy));
  }

  static UnreadablePictureException of(
      String name, String expected, String found, String remedy, Throwable cause) {
    return new UnreadablePictureException(sentence(name, expected, found, remedy), cause);
  }

  static UnreadablePictureException truncated(String name, PictureFormat format, String where) {
    return of(name, "a complete " + format, "a truncated one: " + where, COPY_AGAIN);
  }

  static UnreadablePictureException damaged(String name, PictureFormat format, String how) {
    return of(name, "an undamaged " + format, how, COPY_AGAIN);
  }

  static UnreadablePictureException unsupported(
      String name, PictureFormat format, String kind, String supported) {
    return of(name, supported, kind + " " + format, SAVE_AS);
  }

  private static String sentence(String name, String expected, String found, String remedy) {
    return "Cannot read picture %s: expected %s, found %s. %s."
        .formatted(name, expected, found, remedy);
  }
}
