package dev.loupe.station.alert;

/**
 * One stream of pictures that rules look at: what one camera of one station sees. A station with
 * two cameras has two lanes, since their pictures have nothing to do with each other.
 *
 * @param station that inspects
 * @param camera that took the pictures, or "" when unknown
 */
public record Lane(String station, String camera) {

  /** How a message names it, such as "station AOI-1, camera top". */
  public String inWords() {
    return "station " + station + (camera.isEmpty() ? "" : ", camera " + camera);
  }
}
