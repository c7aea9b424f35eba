package dev.loupe.station.inspection;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a picture that is handed in.
 *
 * @param station that judges; may be left out when there is one only
 * @param recipe by which; the station's recipe in force by default
 * @param reference what the picture is called in the record
 * @param serial of the part
 * @param camera that took it; the station's by default
 * @param product that is made; the station's by default
 * @param panel the part lies on
 * @param position on the panel
 * @param acquired when it was taken
 */
public record Order(
    Optional<String> station,
    Optional<String> recipe,
    String reference,
    Optional<String> serial,
    Optional<String> camera,
    Optional<String> product,
    Optional<String> panel,
    Optional<String> position,
    Optional<Instant> acquired) {

  /** An order of which only the picture's name is known. */
  public static Order of(String reference) {
    return new Order(
        Optional.empty(),
        Optional.empty(),
        reference,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same at a station. */
  public Order at(String name) {
    return new Order(
        Optional.of(name), recipe, reference, serial, camera, product, panel, position, acquired);
  }

  /** The same by a recipe. */
  public Order by(String name) {
    return new Order(
        station, Optional.of(name), reference, serial, camera, product, panel, position, acquired);
  }

  /** The same of a known part. */
  public Order withSerial(String number) {
    return new Order(
        station,
        recipe,
        reference,
        Optional.of(number),
        camera,
        product,
        panel,
        position,
        acquired);
  }
}
