package dev.loupe.metric;

import dev.loupe.image.Mask;
import java.util.Arrays;

/**
 * The separate defects of a mask: pixels that touch, corners included (8-connectivity), are one.
 *
 * @param labels for each pixel the number of its component from 0, or -1
 * @param areas for each component its pixels, at least 1
 */
@SuppressWarnings("ArrayRecordComponent")
record DefectComponents(int[] labels, int[] areas) {

  static DefectComponents of(Mask mask) {
    return new Labelling(mask).run();
  }

  int count() {
    return areas.length;
  }

  private static final class Labelling {

    private final Mask mask;
    private final int[] labels;
    private int[] areas = new int[8];
    private int count;
    private int[] stack = new int[64];
    private int depth;

    Labelling(Mask mask) {
      this.mask = mask;
      labels = new int[mask.set().length];
      Arrays.fill(labels, -1);
    }

    DefectComponents run() {
      for (int start = 0; start < labels.length; start++) {
        if (mask.set()[start] && labels[start] < 0) {
          flood(start);
        }
      }
      return new DefectComponents(labels, Arrays.copyOf(areas, count));
    }

    private void flood(int start) {
      areas = count == areas.length ? Arrays.copyOf(areas, 2 * count) : areas;
      reach(start);
      while (depth > 0) {
        reachAround(stack[--depth]);
      }
      count++;
    }

    private void reachAround(int pixel) {
      int x = pixel % mask.width();
      int y = pixel / mask.width();
      for (int ny = Math.max(0, y - 1); ny <= Math.min(mask.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(mask.width() - 1, x + 1); nx++) {
          int neighbour = ny * mask.width() + nx;
          if (mask.set()[neighbour] && labels[neighbour] < 0) {
            reach(neighbour);
          }
        }
      }
    }

    private void reach(int pixel) {
      labels[pixel] = count;
      areas[count]++;
      stack = depth == stack.length ? Arrays.copyOf(stack, 2 * depth) : stack;
      stack[depth++] = pixel;
    }
  }
}
