package dev.loupe.sequence;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Ops;
import dev.loupe.network.Shape;

/**
 * A picture as sequences: cut into square patches without overlap, each row of patches one sequence
 * from left to right, each patch one vector of its pixels. So errors keep both dimensions.
 *
 * @param side of a patch, in pixels; divides height and width
 */
record PatchRows(int side) {

  /** {@code [n x 3 x h x w]} to {@code [w/side x n h/side x 3 side side]}, centred on 0. */
  <T> T read(Ops<T> ops, T x) {
    Shape shape = ops.shape(x);
    long n = shape.size(0);
    long rows = shape.size(2) / side;
    long columns = shape.size(3) / side;
    T cut = ops.reshape(ops.addScalar(x, -0.5), n, 3, rows, side * columns * side);
    T rowsFirst = ops.transpose(cut, 0, 2, 1, 3);
    T pixels = ops.reshape(rowsFirst, n * rows, 3L * side, columns, side);
    T columnsFirst = ops.transpose(pixels, 2, 0, 1, 3);
    return ops.reshape(columnsFirst, columns, n * rows, 3L * side * side);
  }

  /** A number for each patch, {@code [w/side x n h/side]}, back to {@code [n x 1 x h' x w']}. */
  <T> T map(Ops<T> ops, T perPatch, long pictures) {
    Shape shape = ops.shape(perPatch);
    T rowsFirst = ops.transpose(perPatch, 1, 0);
    return ops.reshape(rowsFirst, pictures, 1, shape.size(1) / pictures, shape.size(0));
  }

  /**
   * Where each patch lies: row and column in [-1, 1], {@code [columns x n rows x 2]}.
   *
   * @param sequences n rows of patches
   */
  static FloatTensor places(long columns, long sequences, long pictures) {
    int rows = Math.toIntExact(sequences / pictures);
    float[] places = new float[Math.toIntExact(2 * columns * sequences)];
    for (int i = 0; i < places.length / 2; i++) {
      places[2 * i] = centred(i % rows, rows);
      places[2 * i + 1] = centred((int) (i / sequences), columns);
    }
    return new FloatTensor(Shape.of(columns, sequences, 2), places);
  }

  private static float centred(int at, long of) {
    return (float) ((2 * at + 1.0) / of - 1);
  }
}
