package dev.loupe.image;

import java.awt.image.BufferedImage;

/**
 * Lays an anomaly map over its picture: from invisible where nothing is wrong through violet and
 * orange to bright yellow. Lightness and opacity grow with the value, so the order can be seen
 * without colours.
 *
 * <pre>{@code
 * Picture shown = HeatMap.between(reviewFrom, 2 * threshold).over(picture, map, regions);
 * }</pre>
 *
 * @param low value from which colour begins to show
 * @param high value of full colour, above low
 * @param opacity of full colour, in 0..1
 */
public record HeatMap(double low, double high, double opacity) {

  private static final double STANDARD_OPACITY = 0.75;
  private static final int STEPS = 256;
  private static final byte[] OUTLINE = {0, (byte) 255, (byte) 255};

  /** Checks that the scale runs upwards. */
  public HeatMap {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "A heat map needs low < high, both finite, not " + low + " and " + high);
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("Opacity must lie in 0..1, not " + opacity);
    }
  }

  /** A heat map that leaves a quarter of the picture visible under full colour. */
  public static HeatMap between(double low, double high) {
    return new HeatMap(low, high, STANDARD_OPACITY);
  }

  /** The picture under the colours of the map, which has its size. */
  public Picture over(Picture picture, AnomalyMap map) {
    requireSameSize(picture, map.width(), map.height());
    byte[] rgb = picture.rgb().clone();
    byte[] colours = Inferno.table(STEPS);
    int[] weights = weights();
    for (int i = 0; i < map.values().length; i++) {
      int step = step(map.values()[i]);
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = mixed(rgb[3 * i + c], colours[3 * step + c], weights[step]);
      }
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  /** The colours of the map alone, transparent where nothing stands out: to lie over a picture. */
  public BufferedImage layer(AnomalyMap map) {
    byte[] colours = Inferno.table(STEPS);
    int[] argb = new int[map.values().length];
    for (int i = 0; i < argb.length; i++) {
      int step = step(map.values()[i]);
      int alpha = (int) Math.round(255 * opacity * step / (STEPS - 1));
      int at = 3 * step;
      argb[i] =
          alpha << 24
              | (colours[at] & 0xff) << 16
              | (colours[at + 1] & 0xff) << 8
              | (colours[at + 2] & 0xff);
    }
    BufferedImage layer = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_ARGB);
    layer.setRGB(0, 0, map.width(), map.height(), argb, 0, map.width());
    return layer;
  }

  /** The same, with a cyan line around each region. */
  public Picture over(Picture picture, AnomalyMap map, ConnectedRegions regions) {
    return outlined(over(picture, map), regions);
  }

  /**
   * A copy with a cyan line around each region, outside its pixels; 1 pixel wide, and another for
   * each 500 pixels of the longer side.
   */
  public static Picture outlined(Picture picture, ConnectedRegions regions) {
    requireSameSize(picture, regions.width(), regions.height());
    byte[] rgb = picture.rgb().clone();
    int reach = 1 + Math.max(picture.width(), picture.height()) / 500;
    for (ConnectedRegions.Region region : regions.regions()) {
      Box box = region.box();
      for (int y = box.y(); y < box.y() + box.height(); y++) {
        for (int x = box.x(); x < box.x() + box.width(); x++) {
          if (regions.label(x, y) == region.label() && onEdge(regions, x, y)) {
            drawAround(rgb, regions, x, y, reach);
          }
        }
      }
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  private static boolean onEdge(ConnectedRegions regions, int x, int y) {
    return (x > 0 && regions.label(x - 1, y) == 0)
        || (y > 0 && regions.label(x, y - 1) == 0)
        || (x + 1 < regions.width() && regions.label(x + 1, y) == 0)
        || (y + 1 < regions.height() && regions.label(x, y + 1) == 0);
  }

  private static void drawAround(
      byte[] rgb, ConnectedRegions regions, int centerX, int centerY, int reach) {
    int bottom = Math.min(regions.height() - 1, centerY + reach);
    int right = Math.min(regions.width() - 1, centerX + reach);
    for (int y = Math.max(0, centerY - reach); y <= bottom; y++) {
      for (int x = Math.max(0, centerX - reach); x <= right; x++) {
        if (regions.label(x, y) == 0) {
          System.arraycopy(OUTLINE, 0, rgb, 3 * (y * regions.width() + x), 3);
        }
      }
    }
  }

  private int step(float value) {
    double share = (value - low) / (high - low);
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (STEPS - 1));
  }

  /** How much of the colour each step gets, in 1/256. */
  private int[] weights() {
    int[] weights = new int[STEPS];
    for (int step = 0; step < STEPS; step++) {
      weights[step] = (int) Math.round(256 * opacity * step / (STEPS - 1));
    }
    return weights;
  }

  private static byte mixed(byte below, byte above, int weight) {
    return (byte) (((below & 0xff) * (256 - weight) + (above & 0xff) * weight + 128) >> 8);
  }

  private static void requireSameSize(Picture picture, int width, int height) {
    if (picture.width() != width || picture.height() != height) {
      throw new IllegalArgumentException(
          "A map of %d x %d does not lie over a picture of %d x %d; bring it to that size first"
              .formatted(width, height, picture.width(), picture.height()));
    }
  }
}
