package dev.loupe.station.inspection;

import dev.loupe.station.Refusal;
import java.util.Optional;

/**
 * A place on the line where pictures are taken and judged.
 *
 * @param id short name
 * @param name for persons
 * @param camera that takes the pictures, unless a request says otherwise
 * @param product that is made, unless a request says otherwise
 * @param recipe in force, unless a request says otherwise
 */
public record Station(
    String id, String name, Optional<String> camera, Optional<String> product, String recipe) {

  /** The recipe that every station begins with. */
  public static final String FIRST_RECIPE = "default";

  private static final String SHORT_NAME = "[a-z0-9][a-z0-9._-]{0,63}";
  private static final int LONGEST = 200;

  /** Checks the names. */
  public Station {
    requireShortName("station", id);
    requireText("name", name, LONGEST);
    camera.ifPresent(text -> requireText("camera", text, LONGEST));
    product.ifPresent(text -> requireText("product", text, LONGEST));
  }

  static void requireShortName(String what, String id) {
    if (!id.matches(SHORT_NAME)) {
      throw Refusal.invalid(
          "The id of a "
              + what
              + " has up to 64 small letters, digits, dots, dashes and underlines, and begins with"
              + " a letter or digit; not '"
              + id
              + "'.");
    }
  }

  static void requireText(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw Refusal.invalid(what + " must have 1 to " + longest + " characters.");
    }
  }
}
