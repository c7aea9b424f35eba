package dev.loupe.cflow;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;

/**
 * Sines and cosines that tell every place of a grid from every other: the condition of the flow.
 *
 * <p>Source: CFLOW-AD section 4.2 and its code. Of {@code size} numbers the first half codes the
 * column, the second the row; pair k of a half of h numbers is {@code sin(p w_k), cos(p w_k)} with
 * {@code w_k = 10000^(-2k/h)} and p the column or row.
 *
 * @param height rows of the grid
 * @param width columns of the grid
 * @param size numbers for a place, a multiple of 4
 */
record PositionCode(int height, int width, int size) {

  private static final double SLOWEST = 1e4;

  /** {@code float[height * width][size]}, row by row of the grid. */
  FloatTensor rows() {
    float[] values = new float[height * width * size];
    for (int place = 0; place < height * width; place++) {
      code(values, place * size, place % width);
      code(values, place * size + size / 2, place / width);
    }
    return new FloatTensor(Shape.of((long) height * width, size), values);
  }

  private void code(float[] values, int at, int position) {
    int half = size / 2;
    for (int k = 0; k < half; k += 2) {
      double angle = position * Math.pow(SLOWEST, -(double) k / half);
      values[at + k] = (float) Math.sin(angle);
      values[at + k + 1] = (float) Math.cos(angle);
    }
  }
}
