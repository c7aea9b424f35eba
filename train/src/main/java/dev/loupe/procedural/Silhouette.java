package dev.loupe.procedural;

import java.util.random.RandomGenerator;

/** The outline of a thing in a scene, in pixels. */
sealed interface Silhouette {

  /** How far a place lies outside, or less; negative within. */
  double distance(double x, double y);

  /** 0 is the background. */
  int kind();

  /** How many kinds there are, with the background. */
  int KINDS = 6;

  /** Something somewhere in a picture. */
  static Silhouette any(int side, RandomGenerator random) {
    double x = random.nextDouble() * side;
    double y = random.nextDouble() * side;
    double size = Draw.scale(random, 0.06, 0.45) * side;
    Turn turn =
        Draw.chance(random, 0.4) ? Turn.by(Math.PI / 2 * random.nextInt(4)) : Turn.any(random);
    return switch (random.nextInt(5)) {
      case 0 -> new Ellipse(x, y, turn, size, size * aspect(random));
      case 1 ->
          new Plate(x, y, turn, size, size * aspect(random), size * 0.2 * random.nextDouble());
      case 2 -> polygon(x, y, size, random);
      case 3 -> new Bar(x, y, turn, 2 * size, Draw.between(random, 2, 8));
      default -> new Ring(x, y, size, size * Draw.between(random, 0.15, 0.4));
    };
  }

  private static double norm(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private static double aspect(RandomGenerator random) {
    return Draw.chance(random, 0.3) ? 1 : Draw.between(random, 0.3, 1);
  }

  private static Silhouette polygon(double x, double y, double size, RandomGenerator random) {
    int corners = 3 + random.nextInt(4);
    double[] angles = new double[corners];
    double first = Draw.angle(random);
    for (int i = 0; i < corners; i++) {
      angles[i] = first + 2 * Math.PI * (i + Draw.between(random, -0.3, 0.3)) / corners;
    }
    return new Polygon(x, y, size * 0.7, angles);
  }

  /** A disc pressed along an axis; the distance is the least it can be. */
  record Ellipse(double x, double y, Turn turn, double a, double b) implements Silhouette {
    @Override
    public double distance(double px, double py) {
      double u = (turn.cos() * (px - x) + turn.sin() * (py - y)) / a;
      double v = (turn.cos() * (py - y) - turn.sin() * (px - x)) / b;
      return (Math.sqrt(u * u + v * v) - 1) * Math.min(a, b);
    }

    @Override
    public int kind() {
      return 1;
    }
  }

  /** A rectangle with round corners. */
  record Plate(double x, double y, Turn turn, double a, double b, double corner)
      implements Silhouette {
    @Override
    public double distance(double px, double py) {
      double u = Math.abs(turn.cos() * (px - x) + turn.sin() * (py - y)) - a + corner;
      double v = Math.abs(turn.cos() * (py - y) - turn.sin() * (px - x)) - b + corner;
      double outside = norm(Math.max(0, u), Math.max(0, v));
      return outside + Math.min(0, Math.max(u, v)) - corner;
    }

    @Override
    public int kind() {
      return 2;
    }
  }

  /** What lies behind all of some edges, each given by the direction it faces. */
  @SuppressWarnings("ArrayRecordComponent")
  record Polygon(double x, double y, double size, double[] angles) implements Silhouette {
    @Override
    public double distance(double px, double py) {
      double farthest = -Double.MAX_VALUE;
      for (double angle : angles) {
        double along = Math.cos(angle) * (px - x) + Math.sin(angle) * (py - y);
        farthest = Math.max(farthest, along - size);
      }
      return farthest;
    }

    @Override
    public int kind() {
      return 3;
    }
  }

  /** A thick line with round ends: a wire, a lead. */
  record Bar(double x, double y, Turn turn, double length, double radius) implements Silhouette {
    @Override
    public double distance(double px, double py) {
      double u = turn.cos() * (px - x) + turn.sin() * (py - y);
      double v = turn.cos() * (py - y) - turn.sin() * (px - x);
      double beyond = Math.max(0, Math.abs(u) - length);
      return norm(beyond, v) - radius;
    }

    @Override
    public int kind() {
      return 4;
    }
  }

  /** A circle drawn with a thick pen. */
  record Ring(double x, double y, double radius, double pen) implements Silhouette {
    @Override
    public double distance(double px, double py) {
      return Math.abs(norm(px - x, py - y) - radius) - pen;
    }

    @Override
    public int kind() {
      return 5;
    }
  }
}
