package dev.loupe.verdict;

import java.util.Optional;

/**
 * Where on the line a picture comes from and which part it shows; all of it optional, none of it
 * interpreted.
 *
 * @param station that inspects
 * @param camera that took the picture
 * @param product that is made
 * @param serial of the part
 * @param panel the part lies on
 * @param position on the panel
 * @param recipe in force
 */
public record Origin(
    Optional<String> station,
    Optional<String> camera,
    Optional<String> product,
    Optional<String> serial,
    Optional<String> panel,
    Optional<String> position,
    Optional<String> recipe) {

  /** Nothing is known. */
  public static final Origin UNKNOWN =
      new Origin(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Station, camera and product; the part is not identified. */
  public static Origin of(String station, String camera, String product) {
    return new Origin(
        Optional.of(station),
        Optional.of(camera),
        Optional.of(product),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same place, with the part's serial number. */
  public Origin withSerial(String number) {
    return new Origin(station, camera, product, Optional.of(number), panel, position, recipe);
  }
}
