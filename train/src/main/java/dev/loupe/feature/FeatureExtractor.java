package dev.loupe.feature;

import dev.loupe.LoupeException;
import dev.loupe.detector.OnnxSession;
import dev.loupe.image.Picture;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.Shape;

/**
 * Computes patch features with ONNX Runtime, by the very graph that the detector will contain.
 *
 * <pre>{@code
 * try (FeatureExtractor extractor = new FeatureExtractor(features, 2)) {
 *   float[] rows = extractor.extract(picture); // float[h * w * dimension]
 * }
 * }</pre>
 *
 * <p>Safe for several threads, though one call already uses the threads it was given.
 */
public final class FeatureExtractor implements AutoCloseable {

  private final OnnxSession session;
  private final FeatureGrid grid;

  /**
   * Builds the graph and a session for it.
   *
   * @param threads that one picture is computed with
   * @throws LoupeException when the runtime refuses the graph
   */
  public FeatureExtractor(PatchFeatures features, int threads) {
    this(features.graph(), features.grid(), threads);
  }

  private FeatureExtractor(OnnxGraph graph, FeatureGrid grid, int threads) {
    this.grid = grid;
    this.session = OnnxSession.open(graph.toBytes(), threads);
  }

  /**
   * Reads the features out of a finished detector.
   *
   * @param detector the graph
   * @param value where the features {@code [h * w x dimension]} are found in it
   * @param grid their size
   * @param threads that one picture is computed with
   * @throws LoupeException when the graph has no such value
   */
  public static FeatureExtractor of(
      OnnxGraph detector, String value, FeatureGrid grid, int threads) {
    OnnxGraph.Builder graph = detector.continuedAt(value);
    graph.output(
        PatchFeatures.OUTPUT, graph.value(value, Shape.of(grid.patches(), grid.dimension())));
    return new FeatureExtractor(graph.build(), grid, threads);
  }

  /** The size of one picture's features. */
  public FeatureGrid grid() {
    return grid;
  }

  /** The features of a picture, row by row from the top left: {@code float[h * w * dimension]}. */
  public float[] extract(Picture picture) {
    return session.run(picture, PatchFeatures.OUTPUT).floats();
  }

  /** Frees the session. */
  @Override
  public void close() {
    session.close();
  }
}
