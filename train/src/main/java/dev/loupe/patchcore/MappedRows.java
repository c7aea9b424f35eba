package dev.loupe.patchcore;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.loupe.network.FloatSession;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.List;
import java.util.Map;

/** Makes other rows of many rows, each from its own. */
final class MappedRows {

  private static final String ROWS = "rows";
  private static final String RESULT = "result";

  /** Blocks whose results wait on the heap at a time. */
  private static final int TOGETHER = 64;

  private MappedRows() {}

  /** From rows {@code [n x dimension]} to others {@code [n x another]}. */
  @FunctionalInterface
  interface Mapping {
    OnnxValue apply(OnnxOps ops, OnnxValue rows);
  }

  /** The other rows, in the same order. */
  static Rows of(Rows rows, Mapping mapping, Workers workers) {
    OnnxGraph.Builder graph = OnnxGraph.builder("mapped rows");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    int d = rows.dimension();
    String given = graph.input(ROWS, DataType.FLOAT, List.of("n", Integer.toString(d)));
    OnnxValue made = mapping.apply(ops, new OnnxValue(given, Shape.of(1, d)));
    int width = made.shape().count(1);
    graph.output(RESULT, made, List.of("n", Integer.toString(width)));
    Rows result = new Rows(width);
    try (FloatSession session = FloatSession.open(graph.build())) {
      for (int from = 0; from < rows.blocks(); from += TOGETHER) {
        int first = from;
        float[][] blocks = new float[Math.min(TOGETHER, rows.blocks() - from)][];
        workers.each(
            blocks.length,
            i -> blocks[i] = session.run(RESULT, Map.of(ROWS, rows.block(first + i))));
        for (float[] block : blocks) {
          result.add(block);
        }
      }
    }
    return result;
  }
}
