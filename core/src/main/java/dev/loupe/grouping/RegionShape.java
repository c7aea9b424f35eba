package dev.loupe.grouping;

import dev.loupe.image.Box;
import dev.loupe.image.ConnectedRegions;

/**
 * The shape of a region in two figures that do not depend on where it lies or how it is turned.
 *
 * @param logArea natural logarithm of its share of the picture's area, at most 0
 * @param logElongation natural logarithm of how many times longer it is than wide, by the standard
 *     deviations of its pixels along its principal axes; 0 for a disc or a square
 */
record RegionShape(double logArea, double logElongation) {

  /** How many figures there are. */
  static final int FIGURES = 2;

  /** The variance of a pixel of side 1 about its own centre, along either axis. */
  private static final double PIXEL = 1.0 / 12;

  static RegionShape of(ConnectedRegions parts, int label) {
    ConnectedRegions.Region region = parts.region(label);
    Box box = region.box();
    double[] sums = new double[5];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        if (parts.label(box.x() + x, box.y() + y) == label) {
          add(sums, x, y);
        }
      }
    }
    double picture = (double) parts.width() * parts.height();
    return new RegionShape(Math.log(region.area() / picture), elongation(sums, region.area()));
  }

  private static void add(double[] sums, double x, double y) {
    sums[0] += x;
    sums[1] += y;
    sums[2] += x * x;
    sums[3] += x * y;
    sums[4] += y * y;
  }

  /** Half the logarithm of the ratio of the covariance's two eigenvalues. */
  private static double elongation(double[] sums, int area) {
    double meanX = sums[0] / area;
    double meanY = sums[1] / area;
    double xx = sums[2] / area - meanX * meanX + PIXEL;
    double xy = sums[3] / area - meanX * meanY;
    double yy = sums[4] / area - meanY * meanY + PIXEL;
    double middle = (xx + yy) / 2;
    double away = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    return Math.log((middle + away) / Math.max(middle - away, PIXEL)) / 2;
  }
}
