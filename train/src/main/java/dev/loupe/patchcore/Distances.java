package dev.loupe.patchcore;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.loupe.network.FloatSession;
import dev.loupe.network.FloatSession.Block;
import dev.loupe.network.OnnxAttribute;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.List;
import java.util.Map;

/**
 * Squared distances between many vectors by one matrix product: {@code |x - c|^2 = |x|^2 + (|c|^2 -
 * 2 x c)}. What is in brackets is computed here; the caller adds {@code |x|^2} where it matters.
 *
 * <p>Rounding is relative to the lengths of the vectors, not to their distance: what must be exact
 * is computed once more by {@link #squared}. Safe for several threads. Owns native memory: whoever
 * makes it closes it.
 */
final class Distances implements AutoCloseable {

  private static final String ROWS = "rows";
  private static final String CENTRES = "centres";
  private static final String SQUARES = "squares";
  private static final String RESULT = "result";

  private final FloatSession all = open(Result.ALL);
  private final FloatSession least = open(Result.LEAST);
  private final FloatSession nearest = open(Result.NEAREST);

  private enum Result {
    ALL,
    LEAST,
    NEAREST
  }

  /**
   * What distances are measured to.
   *
   * @param turned {@code -2 c}, {@code [dimension x count]}
   * @param squares {@code |c|^2}, {@code [count]}
   */
  record Centres(Block turned, Block squares) {

    /** Vectors that lie one behind the other. */
    static Centres of(float[] rows, int dimension) {
      int count = rows.length / dimension;
      float[] turned = new float[rows.length];
      float[] squares = new float[count];
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < dimension; k++) {
          turned[k * count + i] = -2 * rows[i * dimension + k];
        }
        squares[i] = (float) length(rows, i * dimension, dimension);
      }
      return new Centres(
          Block.of(Shape.of(dimension, count), turned), Block.of(Shape.of(count), squares));
    }
  }

  private static FloatSession open(Result result) {
    OnnxGraph.Builder graph = OnnxGraph.builder("distances");
    String rows = graph.input(ROWS, DataType.FLOAT, List.of("n", "d"));
    String centres = graph.input(CENTRES, DataType.FLOAT, List.of("d", "m"));
    String squares = graph.input(SQUARES, DataType.FLOAT, List.of("m"));
    String product = graph.append("MatMul", List.of(rows, centres));
    String sum = graph.append("Add", List.of(product, squares));
    String end =
        switch (result) {
          case ALL -> sum;
          case LEAST -> graph.append("ReduceMin", List.of(sum, graph.integers("axes", 1)));
          case NEAREST -> place(graph, sum);
        };
    String width = result == Result.ALL ? "m" : "1";
    graph.output(RESULT, new OnnxValue(end, Shape.of(1, 1)), List.of("n", width));
    return FloatSession.open(graph.build());
  }

  private static String place(OnnxGraph.Builder graph, String sum) {
    String place = graph.append("ArgMin", List.of(sum), OnnxAttribute.of("axis", 1));
    return graph.append("Cast", List.of(place), OnnxAttribute.of("to", DataType.FLOAT.getNumber()));
  }

  /** {@code |c|^2 - 2 x c} of every row and centre, {@code float[rows * centres]}. */
  float[] all(Block rows, Centres centres) {
    return run(all, rows, centres);
  }

  /** The least {@code |c|^2 - 2 x c} of every row. */
  float[] least(Block rows, Centres centres) {
    return run(least, rows, centres);
  }

  /** The number of every row's nearest centre. */
  float[] nearest(Block rows, Centres centres) {
    return run(nearest, rows, centres);
  }

  private static float[] run(FloatSession session, Block rows, Centres centres) {
    return session.run(
        RESULT, Map.of(ROWS, rows, CENTRES, centres.turned(), SQUARES, centres.squares()));
  }

  /** {@code |a - b|^2}, of two rows within arrays. */
  static double squared(float[] a, int fromA, float[] b, int fromB, int dimension) {
    double sum0 = 0; // four sums, since each waits for its last addition
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < dimension; i += 4) {
      sum0 += square(a[fromA + i] - b[fromB + i]);
      sum1 += square(a[fromA + i + 1] - b[fromB + i + 1]);
      sum2 += square(a[fromA + i + 2] - b[fromB + i + 2]);
      sum3 += square(a[fromA + i + 3] - b[fromB + i + 3]);
    }
    for (; i < dimension; i++) {
      sum0 += square(a[fromA + i] - b[fromB + i]);
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  private static double square(double difference) {
    return difference * difference;
  }

  /** {@code |a|^2}. */
  static double length(float[] a, int from, int dimension) {
    double sum = 0;
    for (int i = from; i < from + dimension; i++) {
      sum += (double) a[i] * a[i];
    }
    return sum;
  }

  @Override
  public void close() {
    all.close();
    least.close();
    nearest.close();
  }
}
