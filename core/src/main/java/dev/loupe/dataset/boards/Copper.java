package dev.loupe.dataset.boards;

/**
 * The copper below the solder mask, as a plane of shares in [0, 1]: a ground pour, tracks with gaps
 * around them, and a clearance around every pad.
 */
final class Copper {

  private static final double GAP = 0.22;

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

  private final Relief relief;
  private final float[] share;

  private Copper(Relief relief) {
    this.relief = relief;
    this.share = new float[relief.colour.length];
  }

  /** The copper of a board in that pose. */
  static float[] share(Relief relief, Pose board) {
    Copper copper = new Copper(relief);
    copper.pour(board);
    copper.tracks(board, GAP, 0);
    copper.clearances(board);
    copper.tracks(board, 0, 1);
    return copper.share;
  }

  static double[][] vias() {
    return VIAS;
  }

  private void pour(Pose board) {
    double halfWidth = PartsList.HALF_WIDTH - 0.45;
    double halfHeight = PartsList.HALF_HEIGHT - 0.45;
    relief.fill(board, new Outline.Slab(halfWidth, halfHeight, 0.6), set(1));
  }

  private void tracks(Pose board, double margin, double value) {
    for (double[] track : TRACKS) {
      double radius = track[4] / 2 + margin;
      relief.stroke(board, track[0], track[1], track[2], track[3], radius, set(value));
    }
  }

  private void clearances(Pose board) {
    for (Part part : PartsList.PARTS) {
      Pose pose = board.at(part.x(), part.y(), part.degrees());
      for (Terminal terminal : part.component().terminals()) {
        Terminal.Area pad = terminal.pad();
        Outline margin = new Outline.Slab(pad.halfWidth() + GAP, pad.halfHeight() + GAP, GAP);
        relief.fill(pose.at(pad.u(), pad.v()), margin, set(0));
      }
    }
    for (WirePad pad : PartsList.WIRE_PADS) {
      relief.fill(board.at(pad.x(), pad.y()), pad.outline(GAP), set(0));
    }
  }

  private Relief.Brush set(double value) {
    return (cell, cover, u, v, depth) -> share[cell] += (float) ((value - share[cell]) * cover);
  }
}
