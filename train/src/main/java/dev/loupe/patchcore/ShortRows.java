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

/** Makes the short vectors of a {@link LeadingSubspace} for many rows. */
final class ShortRows {

  private static final String ROWS = "rows";
  private static final String RESULT = "result";

  private ShortRows() {}

  /** The short vectors of all rows, in their order. */
  static Rows of(Rows rows, int axes, Workers workers) {
    LeadingSubspace subspace = LeadingSubspace.of(rows, axes);
    float[][] made = new float[rows.blocks()][];
    try (FloatSession session = FloatSession.open(graph(subspace))) {
      workers.each(
          made.length, block -> made[block] = session.run(RESULT, Map.of(ROWS, rows.block(block))));
    }
    Rows brief = new Rows(subspace.size() + 1);
    for (float[] block : made) {
      brief.add(block);
    }
    return brief;
  }

  private static OnnxGraph graph(LeadingSubspace subspace) {
    OnnxGraph.Builder graph = OnnxGraph.builder("short rows");
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    int d = subspace.axes().shape().count(0);
    String rows = graph.input(ROWS, DataType.FLOAT, List.of("n", Integer.toString(d)));
    OnnxValue centred = subspace.centre(ops, new OnnxValue(rows, Shape.of(1, d)));
    OnnxValue brief = subspace.place(ops, centred, ops.reduceSum(ops.square(centred), true, 1));
    graph.output(RESULT, brief, List.of("n", Integer.toString(subspace.size() + 1)));
    return graph.build();
  }
}
