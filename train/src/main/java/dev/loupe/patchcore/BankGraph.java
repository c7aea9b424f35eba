package dev.loupe.patchcore;

import dev.loupe.LoupeException;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.feature.FeatureGrid;
import dev.loupe.feature.UpsamplingBlur;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PatchCore's part of the graph, behind the patch features; and what of it is read back.
 *
 * @param bank the entries of the training
 * @param added entries of pictures learned later
 * @param radius every training patch lies at most this far from the bank
 * @param grid of the patches
 */
record BankGraph(MemoryBank bank, Optional<MemoryBank> added, double radius, FeatureGrid grid) {

  /** The value in the graph that holds the features, {@code [patches x dimension]}. */
  static final String PATCHES = "patches";

  private static final String BANK = "bank";
  private static final String ADDED = "bank.added";
  private static final String RADIUS = "patchcore.radius";
  private static final String GRID = "patchcore.grid";

  /**
   * Reads a detector's bank back.
   *
   * @throws LoupeException when the graph is none of PatchCore's
   */
  static BankGraph of(OnnxGraph graph) {
    long[] grid = numbers(graph, GRID);
    double radius = Double.parseDouble(require(graph.metadata(RADIUS)));
    return new BankGraph(
        new MemoryBank(require(graph.floats(BANK))),
        graph.floats(ADDED).map(MemoryBank::new),
        radius,
        new FeatureGrid((int) grid[0], (int) grid[1], (int) grid[2]));
  }

  private static long[] numbers(OnnxGraph graph, String key) {
    String[] words = require(graph.metadata(key)).split(" ", -1);
    return Arrays.stream(words).mapToLong(Long::parseLong).toArray();
  }

  private static <V> V require(Optional<V> found) {
    return found.orElseThrow(
        () -> new LoupeException("The detector's graph holds no memory bank of PatchCore."));
  }

  /** All entries. */
  MemoryBank all() {
    return added.map(bank::and).orElse(bank);
  }

  /** The same with further entries. */
  BankGraph with(MemoryBank further) {
    MemoryBank both = added.map(before -> before.and(further)).orElse(further);
    return new BankGraph(bank, Optional.of(both), radius, grid);
  }

  /** Writes search, map and score behind the features, and finishes the graph. */
  OnnxGraph write(
      OnnxGraph.Builder graph,
      OnnxValue features,
      InputGeometry geometry,
      PatchCoreSettings settings,
      Workers workers) {
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    NearestSearch.Found found = NearestSearch.of(BANK, bank).apply(ops, features);
    OnnxValue score = score(ops, features, found, "neighbours", bank, settings, workers);
    if (added.isPresent()) {
      NearestSearch.Found other = NearestSearch.of(ADDED, added.get()).apply(ops, features);
      found = nearer(ops, found, other);
      OnnxValue now = score(ops, features, found, "neighbours.all", all(), settings, workers);
      score = ops.node("Min", score.shape(), List.of(score, now));
    }
    OnnxValue map = ops.reshape(found.distances(), 1, 1, grid.height(), grid.width());
    graph.output(ScoringGraph.MAP, new UpsamplingBlur(geometry, settings.blur()).apply(ops, map));
    graph.output(ScoringGraph.SCORE, score);
    graph.metadata(RADIUS, Double.toString(radius));
    graph.metadata(GRID, grid.height() + " " + grid.width() + " " + grid.dimension());
    return graph.build();
  }

  private static OnnxValue score(
      OnnxOps ops,
      OnnxValue features,
      NearestSearch.Found found,
      String name,
      MemoryBank entries,
      PatchCoreSettings settings,
      Workers workers) {
    int b = Math.min(settings.neighbours(), entries.count());
    long[] neighbours = b < 2 ? new long[0] : entries.neighbours(b, workers);
    return new Reweighting(name, neighbours, b)
        .apply(ops, features, found.entries(), found.distances(), found.numbers());
  }

  /** The nearer of two, entries numbered through. */
  private NearestSearch.Found nearer(
      OnnxOps ops, NearestSearch.Found one, NearestSearch.Found other) {
    Shape shape = one.distances().shape();
    OnnxValue first = ops.node("LessOrEqual", shape, List.of(one.distances(), other.distances()));
    OnnxValue count = new OnnxValue(ops.graph().integers("count", bank.count()), Shape.of(1));
    OnnxValue moved = ops.add(other.numbers(), count);
    return new NearestSearch.Found(
        ops.concat(0, List.of(one.entries(), other.entries())),
        ops.node("Min", shape, List.of(one.distances(), other.distances())),
        ops.node("Where", shape, List.of(first, one.numbers(), moved)));
  }
}
