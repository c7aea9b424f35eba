package dev.loupe.dataset.boards;

/** A flat shape in its own millimetres, known by the signed distance to its edge. */
sealed interface Outline {

  /** Distance to the edge in millimetres, negative inside. */
  double distance(double u, double v);

  /** The smallest first coordinate. */
  default double from() {
    return -to();
  }

  /** The largest first coordinate. */
  double to();

  /** The largest second coordinate; the smallest is its negative. */
  double side();

  /** A rectangle around the origin with rounded corners. */
  record Slab(double halfWidth, double halfHeight, double radius) implements Outline {

    /**
     * A smooth stand-in for the distance to the edge, without ridges along the diagonals: how
     * liquid would lie on it. 0 at the edge, half the smaller side in the middle.
     */
    double pillow(double u, double v) {
      double acrossU = Math.max(0, 1 - u * u / (halfWidth * halfWidth));
      double acrossV = Math.max(0, 1 - v * v / (halfHeight * halfHeight));
      return Math.min(halfWidth, halfHeight) * Math.sqrt(acrossU * acrossV);
    }

    @Override
    public double distance(double u, double v) {
      double dx = Math.abs(u) - halfWidth + radius;
      double dy = Math.abs(v) - halfHeight + radius;
      if (dx <= 0 || dy <= 0) {
        return Math.max(dx, dy) - radius;
      }
      return Math.sqrt(dx * dx + dy * dy) - radius;
    }

    @Override
    public double to() {
      return halfWidth;
    }

    @Override
    public double side() {
      return halfHeight;
    }
  }

  /** A disc around the origin. */
  record Disc(double radius) implements Outline {
    @Override
    public double distance(double u, double v) {
      return Math.sqrt(u * u + v * v) - radius;
    }

    @Override
    public double to() {
      return radius;
    }

    @Override
    public double side() {
      return radius;
    }
  }

  /** A stroke with round ends from the origin along the first axis. */
  record Stroke(double length, double radius) implements Outline {
    @Override
    public double distance(double u, double v) {
      double beyond = u - Math.max(0, Math.min(length, u));
      return Math.sqrt(beyond * beyond + v * v) - radius;
    }

    @Override
    public double from() {
      return -radius;
    }

    @Override
    public double to() {
      return length + radius;
    }

    @Override
    public double side() {
      return radius;
    }
  }

  /** A disc whose edge wanders in and out: spills, lumps, burns. */
  record Blot(double radius, double wander, double grain, double offset) implements Outline {
    @Override
    public double distance(double u, double v) {
      double noise = Grain.cloud(u * grain + offset, v * grain - offset);
      return Math.sqrt(u * u + v * v) - radius * (1 + wander * noise);
    }

    @Override
    public double to() {
      return radius * (1 + wander);
    }

    @Override
    public double side() {
      return to();
    }
  }
}
