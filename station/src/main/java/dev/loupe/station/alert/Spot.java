package dev.loupe.station.alert;

import dev.loupe.image.Box;
import java.util.Locale;

/**
 * The centre of a region, in shares of the picture's longer side, so that it means the same place
 * whatever the size of the picture.
 *
 * @param x from the left, in [0, 1]
 * @param y from the top, in [0, 1]
 */
public record Spot(double x, double y) {

  /** The centre of a box in a picture whose longer side has so many pixels. */
  static Spot of(Box box, int longerSide) {
    return new Spot(
        (box.x() + box.width() / 2.0) / longerSide, (box.y() + box.height() / 2.0) / longerSide);
  }

  /** Whether the other place is at most so far away. */
  boolean isNear(Spot other, double radius) {
    return Math.hypot(x - other.x, y - other.y) <= radius;
  }

  /** The place on the way from this one to another: 0 is here, 1 is there. */
  Spot towards(Spot other, double share) {
    return new Spot(x + share * (other.x - x), y + share * (other.y - y));
  }

  /** As messages name it, such as "x 0.312, y 0.504". */
  String inWords() {
    return String.format(Locale.ROOT, "x %.3f, y %.3f", x, y);
  }
}
