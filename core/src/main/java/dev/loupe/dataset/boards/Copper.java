package dev.loupe.dataset.boards;

/**
 * The copper below the solder mask, as designed: a ground pour, tracks with gaps around them, and a
 * clearance around every pad. Drawn once and looked up for every board.
 */
final class Copper {

  private static final double GAP = 0.22;

  /** Half the width over which an edge under the mask fades, millimetres. */
  private static final double SOFT = 0.08;

  /** Tracks as x0, y0, x1, y1, width; those that touch are one net. */
  private static final double[][] TRACKS = {
    {-7.9, -1.3, -6.9, -1.3, 0.9},
    {-6.9, -1.3, -6.6, -2.4, 0.9},
    {-6.6, -2.4, -6.6, -4.0, 0.9},
    {-6.6, -4.0, -9.6, -4.6, 0.9},
    {-9.6, -4.6, -11.4, -6.6, 1.1},
    {-6.4, -2.4, -5.5, -0.2, 1.0},
    {-5.5, -0.2, -5.5, 0.2, 1.4},
    {-5.5, 2.8, -4.4, 1.0, 0.9},
    {-4.4, 1.0, -3.2, -0.2, 0.9},
    {-3.2, -0.2, 1.3, -0.5, 0.9},
    {1.3, -0.5, 1.3, -1.6, 0.6},
    {-7.2, -6.9, -6.0, -6.9, 0.3},
    {-7.2, -5.3, -6.0, -5.3, 0.3},
    {-4.4, -6.9, -2.5, -6.9, 0.3},
    {-4.4, -5.3, -3.6, -5.3, 0.3},
    {-3.6, -5.3, -3.2, -7.6, 0.3},
    {-3.2, -7.6, -1.3, -7.6, 0.3},
    {-1.3, -7.6, -1.3, -6.6, 0.3},
    {-8.8, -6.9, -9.6, -6.1, 0.35},
    {-8.8, -5.3, -9.6, -6.1, 0.35},
    {1.3, -6.6, 2.4, -7.6, 0.3},
    {2.4, -7.6, 4.8, -7.6, 0.3},
    {4.8, -7.6, 3.6, -6.0, 0.3},
    {6.2, -2.4, 7.6, -2.0, 1.6},
    {7.6, -2.0, 10.5, -2.6, 1.8},
    {7.6, -2.0, 9.4, -5.2, 1.6},
    {9.4, -5.2, 11.2, -6.4, 1.6},
    {1.3, -0.9, 6.2, -1.6, 1.0},
    {-0.05, 3.4, -0.05, 2.2, 0.25},
    {-0.05, 2.2, -1.0, 2.2, 0.25},
    {-1.0, 2.2, -1.1, 3.0, 0.25},
    {0.9, 5.9, 0.9, 6.6, 0.25},
    {0.9, 6.6, 3.4, 7.6, 0.25},
    {3.4, 7.6, 4.6, 7.4, 0.25},
    {1.85, 5.7, 3.2, 6.3, 0.25},
    {3.2, 6.3, 3.4, 1.6, 0.25},
    {3.4, 1.6, 4.6, 1.0, 0.25},
    {-1.1, 4.7, -0.1, 5.5, 0.3},
    {-1.1, 6.2, -0.1, 5.7, 0.3},
    {5.3, 0.9, 5.3, 0.2, 0.7},
    {5.3, 0.2, 8.4, 0.4, 1.2},
    {8.4, 0.4, 11.2, 2.4, 1.6},
    {6.4, 7.3, 8.2, 6.2, 1.0},
    {8.2, 6.2, 11.2, 6.4, 1.4}
  };

  private static final double[][] VIAS = {
    {-7.4, 3.4}, {-6.6, 4.4}, {-8.4, 4.8}, {-4.0, 7.6}, {-2.6, 0.9}, {2.9, 2.4}, {2.9, 3.4},
    {7.9, 1.6}, {8.3, 4.6}, {8.4, 5.4}, {7.6, -6.6}, {4.9, -4.4}, {4.9, -3.6}, {2.2, -3.0},
    {2.6, -2.4}, {-2.0, -4.0}, {8.6, -0.6}, {10.2, 0.0}, {9.4, 0.0}, {-3.6, -3.6}, {0.2, 7.9},
    {5.0, -7.9}, {-9.5, 7.4}, {12.3, 0.2}, {12.3, -4.7}, {12.3, 4.7}
  };

  private static final double CELLS_PER_MILLIMETRE = 40;
  private static final int WIDTH = 1048;
  private static final int HEIGHT = 688;
  private static final Pose ORIGIN = Pose.of(CELLS_PER_MILLIMETRE, 0, WIDTH / 2.0, HEIGHT / 2.0);
  private static final Copper DESIGN = new Copper();

  private final Relief canvas = new Relief(WIDTH, HEIGHT);
  private final float[] share = new float[WIDTH * HEIGHT];

  private Copper() {
    pour(ORIGIN);
    tracks(ORIGIN, GAP, 0);
    clearances(ORIGIN);
    tracks(ORIGIN, 0, 1);
  }

  /** How much copper lies below a point of the board, in [0, 1]. */
  static float share(double x, double y) {
    float column = (float) (x * CELLS_PER_MILLIMETRE) + WIDTH / 2f;
    float row = (float) (y * CELLS_PER_MILLIMETRE) + HEIGHT / 2f;
    int at = (int) row * WIDTH + (int) column;
    float fx = column - (int) column;
    float fy = row - (int) row;
    float[] share = DESIGN.share;
    float top = share[at] + (share[at + 1] - share[at]) * fx;
    float bottom = share[at + WIDTH] + (share[at + WIDTH + 1] - share[at + WIDTH]) * fx;
    return top + (bottom - top) * fy;
  }

  static double[][] vias() {
    return VIAS;
  }

  private void pour(Pose board) {
    double halfWidth = PartsList.HALF_WIDTH - 0.45;
    double halfHeight = PartsList.HALF_HEIGHT - 0.45;
    canvas.fill(board, new Outline.Slab(halfWidth, halfHeight, 0.6), set(1));
  }

  private void tracks(Pose board, double margin, double value) {
    for (double[] track : TRACKS) {
      double radius = track[4] / 2 + margin + SOFT;
      canvas.stroke(board, track[0], track[1], track[2], track[3], radius, set(value));
    }
  }

  private void clearances(Pose board) {
    for (Part part : PartsList.PARTS) {
      Pose pose = board.at(part.x(), part.y(), part.degrees());
      for (Terminal terminal : part.component().terminals()) {
        Terminal.Area pad = terminal.pad();
        Outline margin = new Outline.Slab(pad.halfWidth() + GAP, pad.halfHeight() + GAP, GAP);
        canvas.fill(pose.at(pad.u(), pad.v()), margin, set(0));
      }
    }
    for (WirePad pad : PartsList.WIRE_PADS) {
      canvas.fill(board.at(pad.x(), pad.y()), pad.outline(GAP), set(0));
    }
  }

  private Relief.Brush set(double value) {
    return (cell, cover, u, v, depth) -> {
      double soft = Math.min(1, depth / (2 * SOFT));
      share[cell] += (float) ((value - share[cell]) * soft * soft * (3 - 2 * soft));
    };
  }
}
