package dev.loupe.dataset.boards;

import dev.loupe.image.Box;
import java.util.Optional;

/**
 * What lies before the camera: colour, height and material of every cell, twice as fine as the
 * picture. Components are painted onto it from the bottom up. Owned by one thread.
 */
final class Relief {

  /** Cells per pixel along each side. */
  static final int FINENESS = 2;

  final int width;
  final int height;
  final int[] colour;

  /** Millimetres above the bare board. */
  final float[] level;

  final byte[] material;

  Relief(int width, int height) {
    this.width = width;
    this.height = height;
    this.colour = new int[width * height];
    this.level = new float[width * height];
    this.material = new byte[width * height];
  }

  private Relief(Relief other) {
    this.width = other.width;
    this.height = other.height;
    this.colour = other.colour.clone();
    this.level = other.level.clone();
    this.material = other.material.clone();
  }

  Relief copy() {
    return new Relief(this);
  }

  /** What is done to the cells of a shape. */
  @FunctionalInterface
  interface Brush {
    /**
     * Paints one cell.
     *
     * @param cell index into the planes
     * @param cover how much of the cell the shape covers, in (0, 1]
     * @param u first own coordinate, millimetres
     * @param v second own coordinate, millimetres
     * @param depth how far inside the edge, millimetres, at least 0
     */
    void touch(int cell, float cover, double u, double v, double depth);
  }

  /** Runs the brush over every cell that the shape touches. */
  void fill(Pose pose, Outline outline, Brush brush) {
    double scale = pose.scale();
    double middle = (outline.from() + outline.to()) / 2;
    double half = (outline.to() - outline.from()) / 2;
    double acrossX = Math.abs(pose.cos()) * half + Math.abs(pose.sin()) * outline.side() + 1.5;
    double acrossY = Math.abs(pose.sin()) * half + Math.abs(pose.cos()) * outline.side() + 1.5;
    int left = Math.max(0, (int) (pose.column(middle, 0) - acrossX));
    int right = Math.min(width - 1, (int) (pose.column(middle, 0) + acrossX));
    int top = Math.max(0, (int) (pose.row(middle, 0) - acrossY));
    int bottom = Math.min(height - 1, (int) (pose.row(middle, 0) + acrossY));
    double stepU = pose.cos() / (scale * scale);
    double stepV = -pose.sin() / (scale * scale);
    for (int row = top; row <= bottom; row++) {
      double u = pose.u(left, row);
      double v = pose.v(left, row);
      for (int column = left; column <= right; column++, u += stepU, v += stepV) {
        double distance = outline.distance(u, v);
        double cover = 0.5 - distance * scale;
        if (cover > 0) {
          brush.touch(
              row * width + column, (float) Math.min(1, cover), u, v, Math.max(0, -distance));
        }
      }
    }
  }

  /** A straight stroke between two points of a pose. */
  void stroke(Pose pose, double u0, double v0, double u1, double v1, double radius, Brush brush) {
    double du = u1 - u0;
    double dv = v1 - v0;
    double degrees = StrictMath.toDegrees(StrictMath.atan2(dv, du));
    double length = Math.sqrt(du * du + dv * dv);
    fill(pose.at(u0, v0, degrees), new Outline.Stroke(length, radius), brush);
  }

  void tint(int cell, int rgb, double alpha) {
    colour[cell] = Colours.mix(colour[cell], rgb, alpha);
  }

  void raise(int cell, double millimetres, double alpha) {
    level[cell] += (float) ((millimetres - level[cell]) * alpha);
  }

  void make(int cell, Material of, double alpha) {
    if (alpha > 0.5) {
      material[cell] = of.code();
    }
  }

  /** Colour, height and material at once. */
  void lay(int cell, float cover, int rgb, double millimetres, Material of) {
    tint(cell, rgb, cover);
    raise(cell, millimetres, cover);
    make(cell, of, cover);
  }

  /** The box of cells in which another relief of the same size differs. */
  Optional<Box> changed(Relief other) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int cell = 0; cell < colour.length; cell++) {
      if (colour[cell] != other.colour[cell]
          || level[cell] != other.level[cell]
          || material[cell] != other.material[cell]) {
        left = Math.min(left, cell % width);
        right = Math.max(right, cell % width);
        top = Math.min(top, cell / width);
        bottom = cell / width;
      }
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new Box(left, top, right - left + 1, bottom - top + 1));
  }

  Material materialAt(int cell) {
    return Material.of(material[cell]);
  }
}
