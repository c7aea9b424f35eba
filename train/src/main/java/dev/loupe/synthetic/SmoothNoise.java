package dev.loupe.synthetic;

import java.util.random.RandomGenerator;

/**
 * Value noise: random numbers on a coarse grid, interpolated smoothly in between.
 *
 * <p>Immutable; the values lie in [-0.5, 0.5].
 */
public final class SmoothNoise {

  private final int cells;
  private final float[] grid;

  /** Noise with so many cells along each side of the unit square. */
  public SmoothNoise(int cells, RandomGenerator random) {
    this.cells = cells;
    this.grid = new float[(cells + 1) * (cells + 1)];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat() - 0.5f;
    }
  }

  /** The value at a place in the unit square. */
  public float at(double u, double v) {
    double x = Math.max(0, Math.min(cells - 1e-6, u * cells));
    double y = Math.max(0, Math.min(cells - 1e-6, v * cells));
    int column = (int) x;
    int row = (int) y;
    double right = ease(x - column);
    double down = ease(y - row);
    int at = row * (cells + 1) + column;
    double above = grid[at] + (grid[at + 1] - grid[at]) * right;
    double below = grid[at + cells + 1] + (grid[at + cells + 2] - grid[at + cells + 1]) * right;
    return (float) (above + (below - above) * down);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
