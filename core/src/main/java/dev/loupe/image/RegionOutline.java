package dev.loupe.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks around a region, along the edges of its pixels.
 *
 * <p>The polygon encloses exactly the pixels of the region and of its holes: its area is theirs.
 * Where the region holds together by a corner only, the polygon touches itself.
 */
public final class RegionOutline {

  /** Right, down, left, up. */
  private static final int[] STEP_X = {1, 0, -1, 0};

  private static final int[] STEP_Y = {0, 1, 0, -1};

  private final ConnectedRegions regions;
  private final int label;

  private RegionOutline(ConnectedRegions regions, int label) {
    this.regions = regions;
    this.label = label;
  }

  /**
   * A corner between pixels: (0, 0) is the top left of the picture, (width, height) the bottom
   * right.
   *
   * @param x columns to its left
   * @param y rows above it
   */
  public record Corner(int x, int y) {}

  /**
   * The outer contour of a region, clockwise from its first pixel; only corners at which it turns,
   * the first not repeated. The polygon of one pixel has four corners.
   */
  public static List<Corner> polygon(ConnectedRegions regions, int label) {
    return new RegionOutline(regions, label).walk();
  }

  private List<Corner> walk() {
    Box box = regions.region(label).box();
    int startX = box.x();
    while (!inside(startX, box.y())) {
      startX++;
    }
    List<Corner> corners = new ArrayList<>();
    int x = startX;
    int y = box.y();
    int direction = 0;
    do {
      x += STEP_X[direction];
      y += STEP_Y[direction];
      int next = turned(x, y, direction);
      if (next != direction) {
        corners.add(new Corner(x, y));
      }
      direction = next;
    } while (x != startX || y != box.y() || direction != 0);
    corners.add(0, corners.remove(corners.size() - 1));
    return corners;
  }

  /**
   * With the region on the right hand: turn left into the pixel ahead on the left if it belongs,
   * else go on along the pixel ahead on the right, else turn right.
   */
  private int turned(int x, int y, int direction) {
    int left = (direction + 3) % 4;
    if (inside(ahead(x, direction, left, STEP_X), ahead(y, direction, left, STEP_Y))) {
      return left;
    }
    int right = (direction + 1) % 4;
    boolean on = inside(ahead(x, direction, right, STEP_X), ahead(y, direction, right, STEP_Y));
    return on ? direction : right;
  }

  /** The pixel that touches the corner ahead and to one side, in one coordinate. */
  private static int ahead(int corner, int direction, int side, int[] step) {
    return step[direction] + step[side] > 0 ? corner : corner - 1;
  }

  private boolean inside(int x, int y) {
    return x >= 0
        && y >= 0
        && x < regions.width()
        && y < regions.height()
        && regions.label(x, y) == label;
  }
}
