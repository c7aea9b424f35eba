package dev.loupe.pretraining;

import dev.loupe.network.torch.TorchLosses;

/**
 * A square of pixels that one place of a layer stands for.
 *
 * @param side of the scene, in pixels
 * @param x of its left edge
 * @param y of its upper edge
 * @param size of the square
 */
record Cell(int side, int x, int y, int size) {

  static final int DIRECTIONS = 8;

  private static final double MOST = 0.6;
  private static final double MUCH = 0.08;

  /** What most pixels hold. */
  long majority(short[] values) {
    int best = -1;
    int count = 0;
    for (int i = 0; i < size * size; i++) {
      short value = values[at(i)];
      count += count == 0 || value == best ? 1 : -1;
      best = count == 1 && value != best ? value : best;
    }
    return share(values, best) >= MOST ? best : TorchLosses.IGNORED;
  }

  private double share(short[] values, int wanted) {
    int count = 0;
    for (int i = 0; i < size * size; i++) {
      count += values[at(i)] == wanted ? 1 : 0;
    }
    return (double) count / (size * size);
  }

  /** What most pixels hold. */
  long majority(byte[] values) {
    int[] counts = new int[128];
    for (int i = 0; i < size * size; i++) {
      counts[values[at(i)]]++;
    }
    for (int value = 0; value < counts.length; value++) {
      if (counts[value] >= MOST * size * size) {
        return value;
      }
    }
    return TorchLosses.IGNORED;
  }

  private int at(int i) {
    return (y + i / size) * side + x + i % size;
  }

  /** The direction of the border between things: 0 without one, else 1..DIRECTIONS. */
  long edge(byte[] things) {
    double cosines = 0;
    double sines = 0;
    int borders = 0;
    for (int i = 0; i < size * size; i++) {
      int px = x + i % size;
      int py = y + i / size;
      boolean across = px + 1 < side && things[py * side + px] != things[py * side + px + 1];
      boolean down = py + 1 < side && things[py * side + px] != things[(py + 1) * side + px];
      if (across || down) {
        double angle = 2 * slope(things, px, py);
        cosines += Math.cos(angle);
        sines += Math.sin(angle);
        borders++;
      }
    }
    if (borders == 0) {
      return 0;
    }
    double turned = (Math.atan2(sines, cosines) / (2 * Math.PI) + 1) * DIRECTIONS;
    return borders < size / 2 ? TorchLosses.IGNORED : 1 + (long) (turned + 0.5) % DIRECTIONS;
  }

  /** Where the border at a pixel faces, from the pixels around it that belong to its thing. */
  private double slope(byte[] things, int px, int py) {
    double east = 0;
    double south = 0;
    byte own = things[py * side + px];
    for (int v = Math.max(0, py - 2); v <= Math.min(side - 1, py + 2); v++) {
      for (int u = Math.max(0, px - 2); u <= Math.min(side - 1, px + 2); u++) {
        if (things[v * side + u] == own) {
          east += u - px;
          south += v - py;
        }
      }
    }
    return Math.atan2(south, east);
  }

  /** 1 where much is set, 0 where nothing is. */
  long touched(boolean[] set) {
    int count = 0;
    for (int i = 0; i < size * size; i++) {
      count += set[at(i)] ? 1 : 0;
    }
    return count == 0 ? 0 : count >= MUCH * size * size ? 1 : TorchLosses.IGNORED;
  }
}
