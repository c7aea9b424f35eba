package dev.loupe.station.alert;

import dev.loupe.verdict.Origin;

/**
 * One stream of pictures that rules look at: what one camera of one station sees. A station with
 * two cameras has two lanes, since their pictures have nothing to do with each other.
 *
 * @param station that inspects, or "" when unknown
 * @param camera that took the pictures, or "" when unknown
 */
public record Lane(String station, String camera) {

  /** The lane of a picture. */
  public static Lane of(Origin origin) {
    return new Lane(origin.station().orElse(""), origin.camera().orElse(""));
  }

  /** How a message names it, such as "station AOI-1, camera top". */
  public String inWords() {
    String where = station.isEmpty() ? "an unnamed station" : "station " + station;
    return camera.isEmpty() ? where : where + ", camera " + camera;
  }
}
