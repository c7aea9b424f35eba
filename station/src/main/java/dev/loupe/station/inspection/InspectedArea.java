package dev.loupe.station.inspection;

import dev.loupe.detector.MapPlacement;
import java.util.List;

/**
 * Which part of the picture counts: inside one of the polygons to inspect (everywhere when there
 * are none) and outside all polygons to ignore.
 *
 * <pre>{@code
 * new InspectedArea(List.of(board), List.of(label)).contains(120, 80);
 * }</pre>
 *
 * @param inspect polygons in original pixels, closed by themselves; inside by the even-odd rule
 * @param ignore polygons that do not count, even inside the others
 */
public record InspectedArea(List<List<Spot>> inspect, List<List<Spot>> ignore) {

  /** The whole picture. */
  public static final InspectedArea EVERYWHERE = new InspectedArea(List.of(), List.of());

  private static final int MOST_POLYGONS = 50;
  private static final int MOST_CORNERS = 200;

  /** Copies the lists and checks the polygons. */
  public InspectedArea {
    inspect = checked(inspect);
    ignore = checked(ignore);
  }

  private static List<List<Spot>> checked(List<List<Spot>> polygons) {
    if (polygons.size() > MOST_POLYGONS) {
      throw new IllegalArgumentException(
          "At most " + MOST_POLYGONS + " polygons, not " + polygons.size());
    }
    for (List<Spot> polygon : polygons) {
      if (polygon.size() < 3 || polygon.size() > MOST_CORNERS) {
        throw new IllegalArgumentException(
            "A polygon has 3 to " + MOST_CORNERS + " corners, not " + polygon.size());
      }
    }
    return polygons.stream().map(List::copyOf).toList();
  }

  /** Whether the whole picture counts. */
  public boolean coversAll() {
    return inspect.isEmpty() && ignore.isEmpty();
  }

  /** Whether a point counts. */
  public boolean contains(double x, double y) {
    return (inspect.isEmpty() || inAny(inspect, x, y)) && !inAny(ignore, x, y);
  }

  private static boolean inAny(List<List<Spot>> polygons, double x, double y) {
    for (List<Spot> polygon : polygons) {
      if (inside(polygon, x, y)) {
        return true;
      }
    }
    return false;
  }

  /** Counts the edges to the right of the point: odd means inside. */
  private static boolean inside(List<Spot> polygon, double x, double y) {
    boolean inside = false;
    Spot before = polygon.get(polygon.size() - 1);
    for (Spot corner : polygon) {
      boolean crosses = (corner.y() > y) != (before.y() > y);
      if (crosses
          && x
              < (before.x() - corner.x()) * (y - corner.y()) / (before.y() - corner.y())
                  + corner.x()) {
        inside = !inside;
      }
      before = corner;
    }
    return inside;
  }

  /**
   * Which cells of the detector's grid count: those whose centre does.
   *
   * @return {@code boolean[height * width]}
   */
  boolean[] cells(MapPlacement placement, int width, int height) {
    boolean[] counted = new boolean[width * height];
    double stepX = placement.coveredWidth() / width;
    double stepY = placement.coveredHeight() / height;
    for (int row = 0; row < height; row++) {
      double y = placement.top() + (row + 0.5) * stepY;
      for (int column = 0; column < width; column++) {
        counted[row * width + column] = contains(placement.left() + (column + 0.5) * stepX, y);
      }
    }
    return counted;
  }
}
