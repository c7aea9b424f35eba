package dev.loupe.dataset.boards;

/**
 * Where a component meets the board: a pad, and the foot of the component that stands on it, both
 * in the component's millimetres.
 *
 * @param pad the tinned copper
 * @param foot the metal that is soldered to it
 * @param climb how high the solder climbs up the foot, in millimetres
 */
record Terminal(Area pad, Area foot, double climb) {

  /**
   * A rectangle with centre and half sizes.
   *
   * @param u centre along
   * @param v centre across
   * @param halfWidth half its size along
   * @param halfHeight half its size across
   */
  record Area(double u, double v, double halfWidth, double halfHeight) {

    Outline.Slab slab(double radius) {
      return new Outline.Slab(halfWidth, halfHeight, radius);
    }

    /** Distance to the edge in millimetres, negative inside. */
    double distance(double atU, double atV) {
      double dx = Math.abs(atU - u) - halfWidth;
      double dy = Math.abs(atV - v) - halfHeight;
      if (dx <= 0 || dy <= 0) {
        return Math.max(dx, dy);
      }
      return Math.sqrt(dx * dx + dy * dy);
    }
  }
}
