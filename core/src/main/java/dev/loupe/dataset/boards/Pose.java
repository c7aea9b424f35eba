package dev.loupe.dataset.boards;

/**
 * Where something lies on the relief: a turn, a scale and a shift from its own millimetres to the
 * cells of the relief.
 *
 * @param cos scaled cosine of the turn: cells per millimetre along
 * @param sin scaled sine of the turn
 * @param x column of the origin, in cells
 * @param y row of the origin, in cells
 */
record Pose(double cos, double sin, double x, double y) {

  static Pose of(double scale, double degrees, double x, double y) {
    double angle = StrictMath.toRadians(degrees);
    return new Pose(scale * StrictMath.cos(angle), scale * StrictMath.sin(angle), x, y);
  }

  /** The pose of something that lies at that place, turned by so much, in this one. */
  Pose at(double u, double v, double degrees) {
    double angle = StrictMath.toRadians(degrees);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Pose(cos * c - sin * s, sin * c + cos * s, column(u, v), row(u, v));
  }

  Pose at(double u, double v) {
    return new Pose(cos, sin, column(u, v), row(u, v));
  }

  double column(double u, double v) {
    return x + cos * u - sin * v;
  }

  double row(double u, double v) {
    return y + sin * u + cos * v;
  }

  /** Cells per millimetre. */
  double scale() {
    return Math.sqrt(cos * cos + sin * sin);
  }

  /** The first own coordinate of a cell, in millimetres. */
  double u(double column, double row) {
    return (cos * (column - x) + sin * (row - y)) / (cos * cos + sin * sin);
  }

  /** The second own coordinate of a cell, in millimetres. */
  double v(double column, double row) {
    return (cos * (row - y) - sin * (column - x)) / (cos * cos + sin * sin);
  }
}
